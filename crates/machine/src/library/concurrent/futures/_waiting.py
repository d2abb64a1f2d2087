"""Waiting for several futures."""

import collections
import threading
import time

from concurrent.futures._base import (
    ALL_COMPLETED, CANCELLED_AND_NOTIFIED, FIRST_COMPLETED, FIRST_EXCEPTION, FINISHED, TimeoutError,
)

DoneAndNotDoneFutures = collections.namedtuple("DoneAndNotDoneFutures", "done not_done")


class _Waiter:
    """Collects futures that are done; its event is set when those are there that somebody waits for."""

    def __init__(self, futures, enough):
        self.event = threading.Event()
        self._enough = enough
        self._lock = threading.Lock()
        self._done = []
        self._pending = len(futures)
        self._futures = futures
        for future in futures:
            # Under its lock, a future is either done or going to tell us.
            with future._condition:
                if future._state in (CANCELLED_AND_NOTIFIED, FINISHED):
                    self.settle(future)
                else:
                    future._waiters.append(self)

    def settle(self, future):
        """A future is done. Called with its lock."""
        with self._lock:
            self._done.append(future)
            self._pending -= 1
            if not self._pending or self._enough(future):
                self.event.set()

    def take(self):
        """The futures that are done since the last time."""
        with self._lock:
            done, self._done = self._done, []
            self.event.clear()
            return done

    def leave(self):
        for future in self._futures:
            with future._condition:
                if self in future._waiters:
                    future._waiters.remove(self)


def _has_raised(future):
    return future._state == FINISHED and future._exception is not None


_ENOUGH = {
    FIRST_COMPLETED: lambda future: True,
    FIRST_EXCEPTION: _has_raised,
    ALL_COMPLETED: lambda future: False,
}


def wait(fs, timeout=None, return_when=ALL_COMPLETED):
    """Waits until enough futures are done; gives those that are and those that are not, as two sets."""
    fs = set(fs)
    enough = _ENOUGH.get(return_when, _ENOUGH[ALL_COMPLETED])
    waiter = _Waiter(fs, enough)
    try:
        if fs and not waiter.event.is_set():
            if return_when not in _ENOUGH:
                raise ValueError("Invalid return condition: %r" % return_when)
            waiter.event.wait(timeout)
    finally:
        waiter.leave()
    done = set(waiter.take())
    return DoneAndNotDoneFutures(done, fs - done)


def as_completed(fs, timeout=None):
    """The futures, each as soon as it is done."""
    end = None if timeout is None else timeout + time.monotonic()
    fs = set(fs)
    pending = total = len(fs)
    waiter = _Waiter(fs, _ENOUGH[FIRST_COMPLETED])
    try:
        while pending:
            left = None if end is None else end - time.monotonic()
            if not waiter.event.is_set() and left is not None and left < 0:
                raise TimeoutError("%d (of %d) futures unfinished" % (pending, total))
            waiter.event.wait(left)
            done = waiter.take()
            done.reverse()
            while done:
                pending -= 1
                # Whoever lets go of a future frees its result: it is kept nowhere here.
                fs.discard(done[-1])
                yield done.pop()
    finally:
        waiter.leave()
