# Look for: the costly thing is made once, however many threads come first, and once it is there nobody takes the lock.
# Leave out the second look (under the lock) and two threads that both saw nothing make it twice.
#   minipy 03_double_checked_locking.py          (try --no-gil and several seeds)
import threading
import time


class Lazy:
    """Something that is made when it is first wanted."""

    def __init__(self, make):
        self._make = make
        self._lock = threading.Lock()
        self._value = None

    def get(self):
        if self._value is None:
            with self._lock:
                # Again, for another thread may have made it while we waited for the lock.
                if self._value is None:
                    # Bound only when it is complete: who sees it without the lock sees all of it.
                    self._value = self._make()
        return self._value


class LazyButWrong(Lazy):
    """Looks only once: between the look and the making there is room for another thread."""

    def get(self):
        if self._value is None:
            self._value = self._make()
        return self._value


def connect():
    made.append("connection")
    time.sleep(0.01)
    return {"name": "database", "ready": True}


for kind in (LazyButWrong, Lazy):
    made, seen = [], []
    lazy = kind(connect)
    threads = [threading.Thread(target=lambda: seen.append(lazy.get()["ready"])) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(f"{kind.__name__:12} made {len(made)}, used by {seen.count(True)} threads")
