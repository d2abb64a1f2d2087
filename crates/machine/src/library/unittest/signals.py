"""Ctrl-C during a run of tests: the first ends it after the test that runs, the second at once."""

import functools
import signal
import weakref

__unittest = True

_results = weakref.WeakKeyDictionary()
_handler = None


class _InterruptHandler:
    def __init__(self, default):
        self.called = False
        self.original = default
        if default == signal.SIG_DFL:
            self.default = signal.default_int_handler
        elif default == signal.SIG_IGN:
            self.default = lambda number, frame: None
        elif callable(default):
            self.default = default
        else:
            raise TypeError("expected SIGINT signal handler to be signal.SIG_IGN, signal.SIG_DFL, or a callable object")

    def __call__(self, number, frame):
        replaced = signal.getsignal(signal.SIGINT) is not self
        if self.called or replaced:
            self.default(number, frame)
        self.called = True
        for result in list(_results):
            result.stop()


def registerResult(result):
    """Has a run stopped by Ctrl-C."""
    _results[result] = True


def removeResult(result):
    """Ends that; tells whether the run had been registered."""
    return _results.pop(result, False)


def installHandler():
    """Puts our handler in place of that of SIGINT."""
    global _handler
    if _handler is None:
        _handler = _InterruptHandler(signal.getsignal(signal.SIGINT))
        signal.signal(signal.SIGINT, _handler)


def removeHandler(method=None):
    """Puts the former handler back; as a decorator, while a function runs."""
    if method is not None:
        return _without_handler(method)
    if _handler is not None:
        signal.signal(signal.SIGINT, _handler.original)


def _without_handler(method):
    @functools.wraps(method)
    def inner(*args, **kwargs):
        before = signal.getsignal(signal.SIGINT)
        removeHandler()
        try:
            return method(*args, **kwargs)
        finally:
            signal.signal(signal.SIGINT, before)

    return inner
