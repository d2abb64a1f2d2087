"""A discrete-event simulation of an elevator and of a network, with a priority queue of events."""
from itertools import count


class Event:
    ids = count(1)

    def __init__(self, time, action, *args, priority=0):
        self.time, self.action, self.args, self.priority = time, action, args, priority
        self.id = next(Event.ids)
        self.cancelled = False

    def __lt__(self, other):
        return (self.time, -self.priority, self.id) < (other.time, -other.priority, other.id)


class EventQueue:
    """A binary heap of events."""

    def __init__(self):
        self.heap = []

    def __len__(self):
        return sum(not e.cancelled for e in self.heap)

    def push(self, event):
        heap = self.heap
        heap.append(event)
        i = len(heap) - 1
        while i and heap[i] < heap[(i - 1) // 2]:
            parent = (i - 1) // 2
            heap[i], heap[parent] = heap[parent], heap[i]
            i = parent

    def pop(self):
        heap = self.heap
        if not heap:
            raise IndexError("pop from an empty event queue")
        first, last = heap[0], heap.pop()
        if heap:
            heap[0] = last
            i, n = 0, len(heap)
            while (child := 2 * i + 1) < n:
                if child + 1 < n and heap[child + 1] < heap[child]:
                    child += 1
                if not heap[child] < heap[i]:
                    break
                heap[i], heap[child] = heap[child], heap[i]
                i = child
        return first


class World:
    def __init__(self):
        self.queue = EventQueue()
        self.now = 0.0
        self.handled = 0

    def at(self, delay, action, *args, priority=0):
        event = Event(self.now + delay, action, *args, priority=priority)
        self.queue.push(event)
        return event

    def say(self, text):
        print(f"{self.now:7.2f}  {text}")

    def run(self, limit=float("inf")):
        while self.queue.heap:
            event = self.queue.pop()
            if event.cancelled:
                continue
            if event.time > limit:
                self.queue.push(event)
                return
            self.now = event.time
            self.handled += 1
            event.action(*event.args)


class Elevator:
    SPEED = 1.5

    def __init__(self, world, floors):
        self.world, self.floors = world, floors
        self.floor, self.target = 0, None
        self.calls, self.riders, self.trips = [], [], []

    def call(self, who, start, end):
        self.world.say(f"{who} waits on {start} for {end}")
        self.calls.append((who, start, end, self.world.now))
        if self.target is None:
            self.decide()

    def decide(self):
        wanted = [end for _, end, _ in self.riders] or [start for _, start, _, _ in self.calls]
        if not wanted:
            self.target = None
            self.world.say("elevator rests")
            return
        self.target = min(wanted, key=lambda f: (abs(f - self.floor), f))
        self.world.at(abs(self.target - self.floor) * self.SPEED, self.arrive)

    def arrive(self):
        self.floor = self.target
        for rider in [r for r in self.riders if r[1] == self.floor]:
            self.riders.remove(rider)
            self.trips.append((rider[0], self.world.now - rider[2]))
            self.world.say(f"{rider[0]} leaves on {self.floor}")
        for call in [c for c in self.calls if c[1] == self.floor]:
            self.calls.remove(call)
            self.riders.append((call[0], call[2], call[3]))
            self.world.say(f"{call[0]} enters on {self.floor}")
        self.world.at(0.5, self.decide)


class Link:
    """Sends packets with a timeout and retries; every third packet is lost."""

    def __init__(self, world, latency, timeout):
        self.world, self.latency, self.timeout = world, latency, timeout
        self.sent = 0
        self.timers, self.done = {}, []

    def send(self, packet, attempt=1):
        self.sent += 1
        self.timers[packet] = self.world.at(self.timeout, self.expired, packet, attempt)
        if self.sent % 3:
            self.world.at(2 * self.latency, self.acknowledged, packet, attempt, priority=1)

    def acknowledged(self, packet, attempt):
        timer = self.timers.pop(packet, None)
        if timer:
            timer.cancelled = True
            self.done.append((packet, attempt, round(self.world.now, 3)))

    def expired(self, packet, attempt):
        self.world.say(f"packet {packet}: attempt {attempt} lost")
        self.send(packet, attempt + 1)


def main():
    world = World()
    lift = Elevator(world, 6)
    for delay, who, start, end in ((0, "Ann", 0, 4), (1, "Bob", 2, 0), (2, "Cy", 5, 1), (30, "Dee", 3, 0)):
        world.at(delay, lift.call, who, start, end)
    world.run(limit=25)
    print("paused at", world.now, "with", len(world.queue), "event left")
    world.run()
    print([(who, round(t, 2)) for who, t in lift.trips], world.handled)
    world = World()
    link = Link(world, latency=0.4, timeout=1.0)
    for i in range(7):
        world.at(i * 0.25, link.send, i)
    world.run()
    print(link.done, link.sent, len(world.queue))
    queue = EventQueue()
    for i in range(200):
        queue.push(Event((i * 73) % 199, print, i))
    times = [queue.pop().time for _ in range(200)]
    print(times == sorted(times), times[:5])
    try:
        queue.pop()
    except IndexError as e:
        print(e)


if __name__ == "__main__":
    main()
