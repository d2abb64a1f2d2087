"""A pool of threads."""

import itertools
import os
import threading
import weakref
from _queue import Empty, SimpleQueue
from _thread import _threads_wanted

from concurrent.futures import _base

# The queue of each pool's thread; at the program's end each gets the word to stop.
_threads_queues = weakref.WeakKeyDictionary()
_shutdown = False
# Held where threads are started, so that none is at the end.
_global_shutdown_lock = threading.Lock()


def _at_exit():
    global _shutdown
    with _global_shutdown_lock:
        _shutdown = True
    threads = list(_threads_queues.items())
    for _, queue in threads:
        queue.put(None)
    for thread, _ in threads:
        thread.join()


threading._register_atexit(_at_exit)


class BrokenThreadPool(_base.BrokenExecutor):
    """An initializer of a pool's thread failed."""


class _Task:
    """A call, and the future for its result."""

    def __init__(self, future, fn, args, kwargs):
        self.future = future
        self.fn = fn
        self.args = args
        self.kwargs = kwargs

    def run(self):
        if not self.future.set_running_or_notify_cancel():
            return
        try:
            result = self.fn(*self.args, **self.kwargs)
        except BaseException as exception:
            self.future.set_exception(exception)
            # The traceback refers to this frame, which must not refer to the future with the exception.
            self = None
        else:
            self.future.set_result(result)


def _work(pool_reference, queue, initializer, initargs):
    """What a thread of a pool does. It does not keep the pool alive; the pool's end is announced by None."""
    if initializer is not None:
        try:
            initializer(*initargs)
        except BaseException:
            _base._logger().critical("Exception in initializer:", exc_info=True)
            pool = pool_reference()
            if pool is not None:
                pool._initializer_failed()
            return
    try:
        while True:
            task = _next_task(pool_reference, queue)
            if task is not None:
                task.run()
                # Nothing of it must live on while the thread waits for the next.
                del task
            elif _is_over(pool_reference):
                queue.put(None)
                return
    except BaseException:
        _base._logger().critical("Exception in worker", exc_info=True)


def _next_task(pool_reference, queue):
    try:
        return queue.get_nowait()
    except Empty:
        pool = pool_reference()
        if pool is not None:
            pool._idle_semaphore.release()
        del pool
    return queue.get()


def _is_over(pool_reference):
    pool = pool_reference()
    if _shutdown or pool is None:
        return True
    return pool._shutdown


class ThreadPoolExecutor(_base.Executor):
    """Runs calls in threads, which are started as they are needed, up to max_workers."""

    _counter = itertools.count().__next__

    def __init__(self, max_workers=None, thread_name_prefix="", initializer=None, initargs=()):
        if max_workers is None:
            max_workers = _threads_wanted() or min(32, (os.process_cpu_count() or 1) + 4)
        if max_workers <= 0:
            raise ValueError("max_workers must be greater than 0")
        if initializer is not None and not callable(initializer):
            raise TypeError("initializer must be a callable")
        self._max_workers = max_workers
        self._work_queue = SimpleQueue()
        self._idle_semaphore = threading.Semaphore(0)
        self._threads = set()
        self._broken = False
        self._shutdown = False
        self._shutdown_lock = threading.Lock()
        self._thread_name_prefix = thread_name_prefix or "ThreadPoolExecutor-%d" % self._counter()
        self._initializer = initializer
        self._initargs = initargs

    def submit(self, fn, /, *args, **kwargs):
        with self._shutdown_lock, _global_shutdown_lock:
            if self._broken:
                raise BrokenThreadPool(self._broken)
            if self._shutdown:
                raise RuntimeError("cannot schedule new futures after shutdown")
            if _shutdown:
                raise RuntimeError("cannot schedule new futures after interpreter shutdown")
            future = _base.Future()
            self._work_queue.put(_Task(future, fn, args, kwargs))
            self._adjust_thread_count()
            return future

    submit.__doc__ = _base.Executor.submit.__doc__

    def _adjust_thread_count(self):
        """Starts a thread for a call that was submitted, unless one is idle or there are enough."""
        if self._idle_semaphore.acquire(timeout=0):
            return
        count = len(self._threads)
        if count >= self._max_workers:
            return
        queue = self._work_queue
        pool_reference = weakref.ref(self, lambda _: queue.put(None))
        name = "%s_%d" % (self._thread_name_prefix or self, count)
        args = (pool_reference, queue, self._initializer, self._initargs)
        thread = threading.Thread(name=name, target=_work, args=args)
        thread.start()
        self._threads.add(thread)
        _threads_queues[thread] = queue

    def _initializer_failed(self):
        with self._shutdown_lock:
            self._broken = "A thread initializer failed, the thread pool is not usable anymore"
            for task in self._take_tasks():
                task.future.set_exception(BrokenThreadPool(self._broken))

    def _take_tasks(self):
        while True:
            try:
                task = self._work_queue.get_nowait()
            except Empty:
                return
            if task is not None:
                yield task

    def shutdown(self, wait=True, *, cancel_futures=False):
        with self._shutdown_lock:
            self._shutdown = True
            if cancel_futures:
                for task in self._take_tasks():
                    task.future.cancel()
            # One is enough: each thread passes it on.
            self._work_queue.put(None)
        if wait:
            for thread in self._threads:
                thread.join()

    shutdown.__doc__ = _base.Executor.shutdown.__doc__
