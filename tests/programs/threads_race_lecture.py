"""Lecture: the race condition on a shared counter, and its cure. Without a lock only bounds are certain."""
import threading

THREADS = 4
TIMES = 10_000


class UnsafeCounter:
    def __init__(self):
        self.value = 0

    def increment(self):
        self.value += 1


class SafeCounter(UnsafeCounter):
    def __init__(self):
        super().__init__()
        self.lock = threading.Lock()

    def increment(self):
        with self.lock:
            super().increment()


class ExplicitCounter(UnsafeCounter):
    """The same with acquire and release written out."""

    def __init__(self):
        super().__init__()
        self.lock = threading.RLock()

    def increment(self):
        self.lock.acquire()
        try:
            self.value += 1
        finally:
            self.lock.release()


def run_threads(counter):
    def work():
        for _ in range(TIMES):
            counter.increment()

    threads = [threading.Thread(target=work, name=f"worker-{i}") for i in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return counter.value


def transfer_money():
    """Two accounts; the sum must never change when both locks are taken in a fixed order."""
    accounts = {"a": 1000, "b": 1000}
    locks = {name: threading.Lock() for name in accounts}
    wrong = []

    def transfer(source, target, times):
        for _ in range(times):
            first, second = sorted((source, target))
            with locks[first], locks[second]:
                accounts[source] -= 1
                accounts[target] += 1
                if sum(accounts.values()) != 2000:
                    wrong.append(dict(accounts))

    threads = [
        threading.Thread(target=transfer, args=("a", "b", 600)),
        threading.Thread(target=transfer, args=("b", "a", 400)),
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return accounts, wrong


def main():
    expected = THREADS * TIMES
    print("=" * 40)
    print(f"{'RACE CONDITION DEMO':^40}")
    print("=" * 40)
    print(f"Expected value: {expected:,}")
    for cls in (SafeCounter, ExplicitCounter):
        print(f"{cls.__name__:<16} {run_threads(cls()):>8,}")
    unsafe = run_threads(UnsafeCounter())
    print(f"{'UnsafeCounter':<16} within bounds: {2 <= unsafe <= expected}")
    print(*transfer_money())


if __name__ == "__main__":
    main()
