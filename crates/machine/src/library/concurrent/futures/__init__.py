"""Calls that run at some time in some thread, and futures, which stand for their results."""

# A package, whose parts can be imported.
__path__ = []

from concurrent.futures._base import (
    ALL_COMPLETED, FIRST_COMPLETED, FIRST_EXCEPTION, BrokenExecutor, CancelledError, Executor, Future,
    InvalidStateError, TimeoutError,
)
from concurrent.futures._waiting import as_completed, wait
from concurrent.futures.thread import ThreadPoolExecutor

__all__ = (
    "FIRST_COMPLETED", "FIRST_EXCEPTION", "ALL_COMPLETED", "CancelledError", "TimeoutError", "InvalidStateError",
    "BrokenExecutor", "Future", "Executor", "wait", "as_completed", "ProcessPoolExecutor", "ThreadPoolExecutor",
)


class ProcessPoolExecutor(Executor):
    """Refused: it needs processes that share code, which minipy does not have."""

    def __init__(self, *args, **kwargs):
        raise NotImplementedError("minipy has no ProcessPoolExecutor: use ThreadPoolExecutor")
