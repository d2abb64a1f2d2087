"""Lecture: eight threads look for primes and share a list behind a lock."""
import threading

LIMIT = 20_000
THREADS = 8

primes = []
primes_lock = threading.Lock()


def is_prime(n):
    if n < 2:
        return False
    for d in range(2, int(n ** 0.5) + 1):
        if n % d == 0:
            return False
    return True


class PrimeFinder(threading.Thread):
    def __init__(self, index, step, limit):
        super().__init__(name=f"finder-{index}")
        self.index, self.step, self.limit = index, step, limit
        self.checked = 0

    def run(self):
        found = []
        for n in range(self.index, self.limit, self.step):
            self.checked += 1
            if is_prime(n):
                found.append(n)
        with primes_lock:
            primes.extend(found)


def by_queue(limit):
    """The same with a shared supply of numbers: whoever is free takes the next hundred."""
    supply = iter(range(0, limit, 100))
    lock, total = threading.Lock(), [0]

    def work():
        while True:
            with lock:
                start = next(supply, None)
            if start is None:
                return
            count = sum(is_prime(n) for n in range(start, min(start + 100, limit)))
            with lock:
                total[0] += count

    threads = [threading.Thread(target=work) for _ in range(THREADS)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    return total[0]


def main():
    finders = [PrimeFinder(i, THREADS, LIMIT) for i in range(THREADS)]
    for f in finders:
        f.start()
    for f in finders:
        f.join()
    primes.sort()
    print(f"{len(primes):,} primes below {LIMIT:,}")
    print("first:", primes[:10])
    print("last: ", primes[-5:])
    print("checked:", [f.checked for f in finders], sum(f.checked for f in finders) == LIMIT)
    print("names:", [f.name for f in finders][:3])
    print("twins:", sum(b - a == 2 for a, b in zip(primes, primes[1:])), "largest gap:", max(b - a for a, b in zip(primes, primes[1:])))
    print("by queue:", by_queue(LIMIT) == len(primes))


if __name__ == "__main__":
    main()
