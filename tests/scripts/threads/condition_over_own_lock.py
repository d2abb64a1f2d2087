import threading


class Counted:
    """A lock of one's own; that a condition can use it, it needs two methods."""

    def __init__(self):
        self._lock = threading.Lock()
        self.log = []

    def acquire(self, *args):
        self.log.append("acquire")
        return self._lock.acquire(*args)

    def release(self):
        self.log.append("release")
        self._lock.release()

    def __enter__(self):
        self.acquire()

    def __exit__(self, *args):
        self.release()


lock = Counted()
condition = threading.Condition(lock)
with condition:
    print(condition.wait(0.01))
print(lock.log)


class Saving(Counted):
    def _release_save(self):
        self.log.append("save")
        self._lock.release()
        return "state"

    def _acquire_restore(self, state):
        self.log.append(state)
        self._lock.acquire()

    def _is_owned(self):
        return self._lock.locked()


lock = Saving()
condition = threading.Condition(lock)
with condition:
    print(condition.wait(0.01))
    condition.notify()
print(lock.log)
