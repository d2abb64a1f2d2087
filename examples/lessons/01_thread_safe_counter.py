# Look for: `count += 1` reads, adds and writes, and another thread may come between. The lock makes the three one step.
# The last column is how many additions were lost: never any with the lock, often some without it.
#   minipy 01_thread_safe_counter.py             (try --no-gil, --seed 3 and --switch-points cpython)
import threading

THREADS, TIMES = 4, 20_000


class Counter:
    """Counts wrong when threads share it."""

    def __init__(self):
        self.count = 0

    def add(self):
        self.count += 1


class SafeCounter(Counter):
    """Counts right: whoever adds has the lock, and only one can have it."""

    def __init__(self):
        super().__init__()
        self._lock = threading.Lock()

    def add(self):
        with self._lock:
            self.count += 1


together = threading.Barrier(THREADS)


def add_often(counter):
    together.wait()
    for _ in range(TIMES):
        counter.add()


for counter in (Counter(), SafeCounter()):
    threads = [threading.Thread(target=add_often, args=(counter,)) for _ in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    wanted = THREADS * TIMES
    print(f"{type(counter).__name__:12} counted {counter.count:6} of {wanted}, lost {wanted - counter.count}")
