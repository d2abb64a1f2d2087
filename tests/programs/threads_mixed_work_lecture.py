"""Lecture: a pool of threads with mixed CPU and I/O work, results in a list behind a lock, errors collected."""
import threading
import time
from collections import Counter, deque


class Pool:
    """A fixed number of workers that take jobs from a queue; made from Lock, Event and Thread only."""

    def __init__(self, size):
        self.jobs = deque()
        self.lock = threading.Lock()
        self.wake = threading.Event()
        self.closed = False
        self.results, self.errors = [], []
        self.per_worker = Counter()
        self.workers = [threading.Thread(target=self.work, name=f"pool-{i}") for i in range(size)]
        for w in self.workers:
            w.start()

    def submit(self, label, function, *args, **kwargs):
        with self.lock:
            if self.closed:
                raise RuntimeError("the pool is closed")
            self.jobs.append((label, function, args, kwargs))
            self.wake.set()

    def next_job(self):
        while True:
            with self.lock:
                if self.jobs:
                    return self.jobs.popleft()
                if self.closed:
                    return None
                self.wake.clear()
            self.wake.wait()

    def work(self):
        while (job := self.next_job()) is not None:
            label, function, args, kwargs = job
            try:
                result = function(*args, **kwargs)
            except Exception as e:
                with self.lock:
                    self.errors.append((label, f"{type(e).__name__}: {e}"))
            else:
                with self.lock:
                    self.results.append((label, result))
            with self.lock:
                self.per_worker[threading.current_thread().name] += 1

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        with self.lock:
            self.closed = True
            self.wake.set()
        for w in self.workers:
            self.wake.set()
            w.join()


def fibonacci(n):
    a, b = 0, 1
    for _ in range(n):
        a, b = b, a + b
    return a


def letters(text, *, upper=False):
    return Counter(text.upper() if upper else text).most_common(1)[0]


def nap(seconds):
    time.sleep(seconds)
    return f"slept {seconds}"


def divide(a, b):
    return a / b


def main():
    with Pool(4) as pool:
        for n in (10, 50, 90):
            pool.submit(f"fib {n}", fibonacci, n)
        for s in (0.02, 0.01, 0.03):
            pool.submit(f"nap {s}", nap, s)
        pool.submit("letters", letters, "mississippi", upper=True)
        pool.submit("bad division", divide, 1, 0)
        pool.submit("good division", divide, 1, 4)
        pool.submit("bad call", fibonacci)
    for label, result in sorted(pool.results):
        print(f"{label:<15} {result}")
    for label, error in sorted(pool.errors):
        print(f"{label:<15} {error}")
    print("jobs done:", sum(pool.per_worker.values()), "workers known:", set(pool.per_worker) <= {f"pool-{i}" for i in range(4)})
    try:
        pool.submit("late", print)
    except RuntimeError as e:
        print("refused:", e)
    print("threads left:", threading.active_count())


if __name__ == "__main__":
    main()
