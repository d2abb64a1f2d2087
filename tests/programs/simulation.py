"""A simulation of a small bank branch with generators as processes, driven by an event loop."""
import random
from collections import Counter, deque


class Wait:
    def __init__(self, minutes):
        self.minutes = minutes


class Acquire:
    def __init__(self, resource):
        self.resource = resource


class Release(Acquire):
    pass


class Resource:
    def __init__(self, name, capacity):
        self.name, self.capacity = name, capacity
        self.users = 0
        self.queue = deque()
        self.longest = 0


class Simulation:
    def __init__(self):
        self.now = 0
        self.agenda = []
        self.sequence = 0
        self.log = []

    def schedule(self, delay, process, value=None):
        self.sequence += 1
        entry = (self.now + delay, self.sequence, process, value)
        low, high = 0, len(self.agenda)
        while low < high:
            middle = (low + high) // 2
            if self.agenda[middle][:2] > entry[:2]:
                low = middle + 1
            else:
                high = middle
        self.agenda.insert(low, entry)

    def start(self, process, delay=0):
        self.schedule(delay, process)

    def run(self, until=None):
        while self.agenda:
            when, _, process, value = self.agenda.pop()
            if until is not None and when > until:
                self.now = until
                process.close()
                continue
            self.now = when
            self.step(process, value)

    def step(self, process, value):
        try:
            request = process.send(value)
        except StopIteration as stop:
            if stop.value is not None:
                self.log.append(stop.value)
            return
        if isinstance(request, Wait):
            self.schedule(request.minutes, process)
        elif isinstance(request, Release):
            resource = request.resource
            if resource.queue:
                self.schedule(0, resource.queue.popleft(), self.now)
            else:
                resource.users -= 1
            self.schedule(0, process)
        elif isinstance(request, Acquire):
            resource = request.resource
            if resource.users < resource.capacity:
                resource.users += 1
                self.schedule(0, process, self.now)
            else:
                resource.queue.append(process)
                resource.longest = max(resource.longest, len(resource.queue))
        else:
            process.throw(TypeError(f"unknown request {request!r}"))


def customer(sim, name, tellers, stats, rng):
    arrived = sim.now
    service = rng.randint(3, 9)
    try:
        started = yield Acquire(tellers)
        waited = started - arrived
        stats["waited"] += waited
        stats["served"] += 1
        yield Wait(service)
        yield Release(tellers)
    except GeneratorExit:
        stats["sent home"] += 1
        raise
    return f"{sim.now:>4} {name:<12} waited {waited:>2} served {service}"


def arrivals(sim, tellers, stats, rng, count):
    for i in range(count):
        sim.start(customer(sim, f"customer {i}", tellers, stats, rng))
        yield Wait(rng.randint(1, 5))


def clock(sim, every, seen):
    while True:
        seen.append(sim.now)
        yield Wait(every)


def broken(problems):
    try:
        yield "coffee"
    except TypeError as e:
        problems.append(str(e))
        yield Wait(1)


def experiment(tellers, seed=11):
    rng = random.Random(seed)
    sim = Simulation()
    desk = Resource("desk", tellers)
    stats = Counter()
    seen, problems = [], []
    sim.start(arrivals(sim, desk, stats, rng, 30))
    sim.start(clock(sim, 20, seen))
    sim.start(broken(problems), 5)
    sim.run(until=120)
    return sim, desk, stats, seen, problems


def main():
    for tellers in (1, 2, 3):
        sim, desk, stats, seen, problems = experiment(tellers)
        served = stats["served"]
        print(f"{tellers} tellers: served {served}, mean wait {stats['waited'] / served:.2f}, longest queue {desk.longest}, "
              f"sent home {stats['sent home']}, waiting at the end {len(desk.queue)}")
    for line in sim.log[:8]:
        print(line)
    print(seen, problems, sim.now)
    total = sum(range(10))
    walkers = [random.Random(i) for i in range(3)]

    def walk(rng):
        x = 0
        while abs(x) < 5:
            x += rng.choice((-1, 1))
            yield x

    print([(len(path := list(walk(w))), path[-1]) for w in walkers], total)


if __name__ == "__main__":
    main()
