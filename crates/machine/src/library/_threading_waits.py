"""What threads wait for: conditions, events, semaphores and barriers, made of locks."""

import _thread
from collections import deque as _deque
from time import monotonic as _now

Lock = _thread.lock


def warn_of_old_name(old, advice):
    """Warns whoever called our caller that there is a newer name."""
    import warnings
    warnings.warn(f"{old}() is deprecated, {advice} instead", DeprecationWarning, stacklevel=3)


class Condition:
    """Lets threads wait until another one tells them that something has changed."""

    __module__ = "threading"

    def __init__(self, lock=None):
        if lock is None:
            lock = _thread.RLock()
        self._lock = lock
        self.acquire = lock.acquire
        self.release = lock.release
        # A lock that is held several times over gives up and gets back all of that.
        for name in ("_release_save", "_acquire_restore", "_is_owned"):
            if hasattr(lock, name):
                setattr(self, name, getattr(lock, name))
        # The beds of those who wait, the first first.
        self._waiters = _deque()

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *args):
        return self._lock.__exit__(*args)

    def __repr__(self):
        return "<Condition(%s, %d)>" % (self._lock, len(self._waiters))

    def _release_save(self):
        self._lock.release()

    def _acquire_restore(self, state):
        self._lock.acquire()

    def _is_owned(self):
        if self._lock.acquire(False):
            self._lock.release()
            return False
        return True

    def wait(self, timeout=None):
        """Gives the lock up, sleeps until it is notified, takes the lock again; False when the time was over first."""
        if not self._is_owned():
            raise RuntimeError("cannot wait on un-acquired lock")
        # Each waiter sleeps on a lock of its own, which notify() opens.
        bed = Lock()
        bed.acquire()
        self._waiters.append(bed)
        state = self._release_save()
        woken = False
        try:
            if timeout is None:
                woken = bed.acquire()
            elif timeout > 0:
                woken = bed.acquire(True, timeout)
            else:
                woken = bed.acquire(False)
            return woken
        finally:
            self._acquire_restore(state)
            if not woken and bed in self._waiters:
                self._waiters.remove(bed)

    def wait_for(self, predicate, timeout=None):
        """Waits until the predicate holds; gives what it answered last."""
        end = None
        result = predicate()
        while not result:
            left = None
            if timeout is not None:
                now = _now()
                if end is None:
                    end = now + timeout
                left = end - now
                if left <= 0:
                    break
            self.wait(left)
            result = predicate()
        return result

    def notify(self, n=1):
        """Wakes n of those who wait, or all if there are fewer."""
        if not self._is_owned():
            raise RuntimeError("cannot notify on un-acquired lock")
        beds = self._waiters
        while beds and n > 0:
            beds.popleft().release()
            n -= 1

    def notify_all(self):
        self.notify(len(self._waiters))

    def notifyAll(self):
        warn_of_old_name("notifyAll", "use notify_all()")
        self.notify_all()


class Event:
    """A flag that threads can wait for."""

    __module__ = "threading"

    def __init__(self):
        self._cond = Condition(Lock())
        self._flag = False

    def __repr__(self):
        cls = self.__class__
        status = "set" if self._flag else "unset"
        return f"<{cls.__module__}.{cls.__qualname__} at {id(self):#x}: {status}>"

    def is_set(self):
        return self._flag

    def isSet(self):
        warn_of_old_name("isSet", "use is_set()")
        return self.is_set()

    def set(self):
        with self._cond:
            self._flag = True
            self._cond.notify_all()

    def clear(self):
        with self._cond:
            self._flag = False

    def wait(self, timeout=None):
        """Waits until the flag is set; False when the time was over first."""
        with self._cond:
            return self._flag or self._cond.wait(timeout)


class Semaphore:
    """A counter that waits where it would go below zero."""

    __module__ = "threading"

    def __init__(self, value=1):
        if value < 0:
            raise ValueError("semaphore initial value must be >= 0")
        self._cond = Condition(Lock())
        self._value = value

    def __repr__(self):
        cls = self.__class__
        return f"<{cls.__module__}.{cls.__qualname__} at {id(self):#x}: value={self._value}>"

    def acquire(self, blocking=True, timeout=None):
        """Takes one off the counter; waits while it is zero, as long as it may."""
        if not blocking and timeout is not None:
            raise ValueError("can't specify timeout for non-blocking acquire")
        with self._cond:
            if not self._value:
                if not blocking or not self._cond.wait_for(lambda: self._value, timeout):
                    return False
            self._value -= 1
            return True

    __enter__ = acquire

    def release(self, n=1):
        """Adds n to the counter and wakes as many."""
        if n < 1:
            raise ValueError("n must be one or more")
        with self._cond:
            self._value += n
            self._cond.notify(n)

    def __exit__(self, *args):
        self.release()


class BoundedSemaphore(Semaphore):
    """A semaphore that must not be released more often than it was acquired."""

    __module__ = "threading"

    def __init__(self, value=1):
        super().__init__(value)
        self._initial_value = value

    def __repr__(self):
        cls = self.__class__
        value = f"{self._value}/{self._initial_value}"
        return f"<{cls.__module__}.{cls.__qualname__} at {id(self):#x}: value={value}>"

    def release(self, n=1):
        if n < 1:
            raise ValueError("n must be one or more")
        with self._cond:
            if self._value + n > self._initial_value:
                raise ValueError("Semaphore released too many times")
            self._value += n
            self._cond.notify(n)


class BrokenBarrierError(RuntimeError):
    """The barrier was broken or reset while a thread waited, or before."""

    __module__ = "threading"


class _Round:
    """One time that threads wait for each other: how many came, and how it ended."""

    def __init__(self):
        self.count = 0
        self.is_over = False
        self.is_broken = False


class Barrier:
    """Lets a fixed number of threads wait for each other, again and again."""

    __module__ = "threading"

    def __init__(self, parties, action=None, timeout=None):
        if parties < 1:
            raise ValueError("parties must be > 0")
        self._cond = Condition(Lock())
        self._parties = parties
        self._action = action
        self._timeout = timeout
        # Those who wait keep theirs, so that the next can begin at once.
        self._round = _Round()

    def __repr__(self):
        cls = self.__class__
        if self.broken:
            return f"<{cls.__module__}.{cls.__qualname__} at {id(self):#x}: broken>"
        waiters = f"{self.n_waiting}/{self._parties}"
        return f"<{cls.__module__}.{cls.__qualname__} at {id(self):#x}: waiters={waiters}>"

    def wait(self, timeout=None):
        """Waits until all have come; gives each thread another number from 0 up."""
        if timeout is None:
            timeout = self._timeout
        with self._cond:
            own = self._round
            if own.is_broken:
                raise BrokenBarrierError
            index = own.count
            own.count += 1
            if own.count == self._parties:
                self._open()
            else:
                self._wait_for_end(own, timeout)
            if own.is_broken:
                raise BrokenBarrierError
            return index

    def _wait_for_end(self, own, timeout):
        try:
            if not self._cond.wait_for(lambda: own.is_over, timeout):
                self._break()
        except BaseException:
            # Ctrl-C: one fewer waits.
            own.count -= 1
            raise

    def _open(self):
        try:
            if self._action is not None:
                self._action()
        except:
            self._break()
            raise
        self._begin_next()

    def _begin_next(self):
        self._round.is_over = True
        self._round = _Round()
        self._cond.notify_all()

    def _break(self):
        self._round.is_broken = self._round.is_over = True
        self._cond.notify_all()

    def reset(self):
        """Makes the barrier new; those who wait get a BrokenBarrierError."""
        with self._cond:
            if self._round.count:
                self._round.is_broken = True
            self._begin_next()

    def abort(self):
        """Breaks the barrier, for those who wait and those who come."""
        with self._cond:
            self._break()

    @property
    def parties(self):
        return self._parties

    @property
    def n_waiting(self):
        return 0 if self.broken else self._round.count

    @property
    def broken(self):
        return self._round.is_broken
