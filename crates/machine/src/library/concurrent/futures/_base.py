"""Futures, and what all executors have in common."""

import threading
import time
from types import GenericAlias

FIRST_COMPLETED = "FIRST_COMPLETED"
FIRST_EXCEPTION = "FIRST_EXCEPTION"
ALL_COMPLETED = "ALL_COMPLETED"

PENDING = "PENDING"
RUNNING = "RUNNING"
# Cancelled, and then: those who wait have been told.
CANCELLED = "CANCELLED"
CANCELLED_AND_NOTIFIED = "CANCELLED_AND_NOTIFIED"
FINISHED = "FINISHED"

_SHOWN = {PENDING: "pending", RUNNING: "running", FINISHED: "finished"}


class Error(Exception):
    """Base of what goes wrong with futures."""


class CancelledError(Error):
    """The future was cancelled."""


class InvalidStateError(Error):
    """A future cannot do that in its state."""


class BrokenExecutor(RuntimeError):
    """The executor cannot run anything any more."""


TimeoutError = TimeoutError


def _logger():
    import logging
    return logging.getLogger("concurrent.futures")


class Future:
    """Stands for the result of a call that may not have happened yet."""

    def __init__(self):
        self._condition = threading.Condition()
        self._state = PENDING
        self._result = None
        self._exception = None
        # Those that wait for several futures (_waiting.py).
        self._waiters = []
        self._done_callbacks = []

    __class_getitem__ = classmethod(GenericAlias)

    def __repr__(self):
        with self._condition:
            state = _SHOWN.get(self._state, "cancelled")
            if self._state == FINISHED:
                raised = self._exception is not None
                outcome = self._exception if raised else self._result
                state += f" {'raised' if raised else 'returned'} {type(outcome).__name__}"
            return f"<{type(self).__name__} at {id(self):#x} state={state}>"

    def cancel(self):
        """Cancels the call if it does not run yet; says whether it is cancelled."""
        with self._condition:
            if self._state in (RUNNING, FINISHED):
                return False
            if self.cancelled():
                return True
            self._state = CANCELLED
            self._condition.notify_all()
        self._invoke_callbacks()
        return True

    def cancelled(self):
        with self._condition:
            return self._state in (CANCELLED, CANCELLED_AND_NOTIFIED)

    def running(self):
        with self._condition:
            return self._state == RUNNING

    def done(self):
        """Whether it was cancelled or has run."""
        with self._condition:
            return self._state not in (PENDING, RUNNING)

    def add_done_callback(self, fn):
        """Calls fn(self) when it is done: in the thread that finishes it, or here if it is done already."""
        with self._condition:
            if not self.done():
                self._done_callbacks.append(fn)
                return
        self._call_back(fn)

    def _invoke_callbacks(self):
        for callback in self._done_callbacks:
            self._call_back(callback)

    def _call_back(self, callback):
        try:
            callback(self)
        except Exception:
            _logger().exception("exception calling callback for %r", self)

    def result(self, timeout=None):
        """What the call returned; raises what it raised."""
        try:
            self._wait(timeout)
            if self._exception is None:
                return self._result
            raise self._exception
        finally:
            # The exception's traceback refers to this frame: a cycle, if that referred to the future.
            self = None

    def exception(self, timeout=None):
        """What the call raised; None if it returned."""
        self._wait(timeout)
        return self._exception

    def _wait(self, timeout):
        with self._condition:
            if not self.done():
                self._condition.wait(timeout)
            if self.cancelled():
                raise CancelledError()
            if self._state != FINISHED:
                raise TimeoutError()

    # What follows is for executors, and for tests.

    def set_running_or_notify_cancel(self):
        """Says that the call begins; False when it must not, because it was cancelled."""
        with self._condition:
            if self._state == CANCELLED:
                self._state = CANCELLED_AND_NOTIFIED
                self._tell_waiters()
                return False
            if self._state == PENDING:
                self._state = RUNNING
                return True
            _logger().critical("Future %s in unexpected state: %s", id(self), self._state)
            raise RuntimeError("Future in unexpected state")

    def set_result(self, result):
        """Says what the call returned."""
        self._finish(result, None)

    def set_exception(self, exception):
        """Says what the call raised."""
        self._finish(None, exception)

    def _finish(self, result, exception):
        with self._condition:
            if self.done():
                raise InvalidStateError(f"{self._state}: {self!r}")
            self._result = result
            self._exception = exception
            self._state = FINISHED
            self._tell_waiters()
            self._condition.notify_all()
        self._invoke_callbacks()

    def _tell_waiters(self):
        for waiter in self._waiters:
            waiter.settle(self)


class Executor:
    """Runs calls; how, a subclass says in submit()."""

    def submit(self, fn, /, *args, **kwargs):
        """Arranges for fn(*args, **kwargs) to be called, and gives its future."""
        raise NotImplementedError()

    def map(self, fn, *iterables, timeout=None, chunksize=1):
        """As the builtin map(), but all calls are submitted at once; the results come in the calls' order."""
        end = None if timeout is None else timeout + time.monotonic()
        futures = [self.submit(fn, *args) for args in zip(*iterables)]
        futures.reverse()
        return _results(futures, end)

    def shutdown(self, wait=True, *, cancel_futures=False):
        """Takes no calls any more, and waits for those that were submitted."""

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):
        self.shutdown(wait=True)
        return False


def _results(futures, end):
    """The results of futures, the last first; those not asked for any more are cancelled. None is kept."""
    try:
        while futures:
            left = None if end is None else end - time.monotonic()
            yield _result_or_cancel(futures.pop(), left)
    finally:
        for future in futures:
            future.cancel()


def _result_or_cancel(future, timeout):
    try:
        try:
            return future.result(timeout)
        finally:
            future.cancel()
    finally:
        del future
