"""Queues between threads, over one lock and three conditions; SimpleQueue is native."""

import threading
from collections import deque
from heapq import heappop, heappush
from time import monotonic as _now
from types import GenericAlias
from _queue import Empty, SimpleQueue

__all__ = ["Empty", "Full", "ShutDown", "Queue", "PriorityQueue", "LifoQueue", "SimpleQueue"]


class Full(Exception):
    """put() found no room."""


class ShutDown(Exception):
    """The queue takes no items any more, or gives none."""


class Queue:
    """First in, first out; with a maxsize above zero, put() waits for room."""

    def __init__(self, maxsize=0):
        self.maxsize, self.unfinished_tasks, self.is_shutdown = maxsize, 0, False
        self._init(maxsize)
        self.mutex = mutex = threading.Lock()
        # All three share the mutex: who is woken looks at the queue again.
        self.not_empty, self.not_full, self.all_tasks_done = (threading.Condition(mutex) for _ in range(3))

    __class_getitem__ = classmethod(GenericAlias)

    # Subclasses keep their items in another way.

    def _init(self, maxsize):
        self.queue = deque()

    def _qsize(self):
        return len(self.queue)

    def _put(self, item):
        self.queue.append(item)

    def _get(self):
        return self.queue.popleft()

    def qsize(self):
        """How many items there are, at this moment."""
        with self.mutex:
            return self._qsize()

    def empty(self):
        with self.mutex:
            return not self._qsize()

    def full(self):
        with self.mutex:
            return 0 < self.maxsize <= self._qsize()

    def put(self, item, block=True, timeout=None):
        """Adds an item; waits for room as long as it may."""
        with self.not_full:
            if self.is_shutdown:
                raise ShutDown
            if self.maxsize > 0:
                wait = _Wait(self.not_full, block, timeout)
                while self._qsize() >= self.maxsize:
                    if not wait.once():
                        raise Full
                    if self.is_shutdown:
                        raise ShutDown
            self._put(item)
            self.unfinished_tasks += 1
            self.not_empty.notify()

    def get(self, block=True, timeout=None):
        """Removes an item and gives it; waits for one as long as it may."""
        with self.not_empty:
            if self.is_shutdown and not self._qsize():
                raise ShutDown
            wait = _Wait(self.not_empty, block, timeout)
            while not self._qsize():
                if not wait.once():
                    raise Empty
                if self.is_shutdown and not self._qsize():
                    raise ShutDown
            item = self._get()
            self.not_full.notify()
            return item

    def put_nowait(self, item):
        return self.put(item, block=False)

    def get_nowait(self):
        return self.get(block=False)

    def task_done(self):
        """Says that the work on an item that was got is finished."""
        with self.all_tasks_done:
            unfinished = self.unfinished_tasks - 1
            if unfinished < 0:
                raise ValueError("task_done() called too many times")
            if unfinished == 0:
                self.all_tasks_done.notify_all()
            self.unfinished_tasks = unfinished

    def join(self):
        """Waits until task_done() was called for every item that was put in."""
        with self.all_tasks_done:
            while self.unfinished_tasks:
                self.all_tasks_done.wait()

    def shutdown(self, immediate=False):
        """From now on put() raises ShutDown, and so does get() of an empty queue; `immediate` empties it."""
        with self.mutex:
            self.is_shutdown = True
            wake = [self.not_empty, self.not_full]
            if immediate:
                dropped = 0
                while self._qsize():
                    self._get()
                    dropped += 1
                self.unfinished_tasks = max(self.unfinished_tasks - dropped, 0)
                wake.append(self.all_tasks_done)
            for condition in wake:
                condition.notify_all()


class _Wait:
    """How long a put() or get() may wait for a condition."""

    def __init__(self, condition, block, timeout):
        self._condition = condition
        self._block = block
        self._end = None
        if block and timeout is not None:
            if timeout < 0:
                raise ValueError("'timeout' must be a non-negative number")
            self._end = _now() + timeout

    def once(self):
        """Waits until something may have changed; False when there is no time left."""
        if not self._block:
            return False
        left = None if self._end is None else self._end - _now()
        if left is not None and left <= 0:
            return False
        self._condition.wait(left)
        return True


class PriorityQueue(Queue):
    """The smallest item first."""

    def _init(self, maxsize):
        self.queue = []

    def _put(self, item):
        heappush(self.queue, item)

    def _get(self):
        return heappop(self.queue)


class LifoQueue(Queue):
    """Last in, first out."""

    def _init(self, maxsize):
        self.queue = []

    def _put(self, item):
        self.queue.append(item)

    def _get(self):
        return self.queue.pop()
