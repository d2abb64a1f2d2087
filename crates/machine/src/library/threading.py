"""Threads for Python programs, over the primitives of _thread."""

import sys as _sys
import _thread
from itertools import count as _count

__all__ = [
    "get_ident", "active_count", "Condition", "current_thread", "enumerate", "main_thread", "TIMEOUT_MAX",
    "Event", "Lock", "RLock", "Semaphore", "BoundedSemaphore", "Thread", "Barrier", "BrokenBarrierError",
    "Timer", "ThreadError", "ExceptHookArgs", "excepthook", "get_native_id", "local", "stack_size",
    "getprofile", "gettrace", "setprofile", "settrace",
]

Lock = _thread.lock
RLock = _thread.RLock
ThreadError = _thread.error
TIMEOUT_MAX = _thread.TIMEOUT_MAX
get_ident = _thread.get_ident
get_native_id = _thread.get_native_id
stack_size = _thread.stack_size
local = _thread._local


class Condition:
    """Lets threads wait until another one tells them that something has changed."""

    def __init__(self, lock=None):
        if lock is None:
            lock = RLock()
        self._lock = lock
        self.acquire = lock.acquire
        self.release = lock.release
        self._waiters = []

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *args):
        return self._lock.__exit__(*args)

    def __repr__(self):
        return "<Condition(%s, %d)>" % (self._lock, len(self._waiters))

    def _is_owned(self):
        if hasattr(self._lock, "_is_owned"):
            return self._lock._is_owned()
        if self._lock.acquire(False):
            self._lock.release()
            return False
        return True

    def _give_up(self):
        if hasattr(self._lock, "_release_save"):
            return self._lock._release_save()
        self._lock.release()

    def _take_back(self, state):
        self._lock.acquire()
        if state is not None:
            self._lock._restore_depth(state)

    def wait(self, timeout=None):
        if not self._is_owned():
            raise RuntimeError("cannot wait on un-acquired lock")
        # Each waiter sleeps on a lock of its own, which notify() opens.
        bed = Lock()
        bed.acquire()
        self._waiters.append(bed)
        state = self._give_up()
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
            self._take_back(state)
            if not woken and bed in self._waiters:
                self._waiters.remove(bed)

    def wait_for(self, predicate, timeout=None):
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
        if not self._is_owned():
            raise RuntimeError("cannot notify on un-acquired lock")
        woken, self._waiters = self._waiters[:n], self._waiters[n:]
        for bed in woken:
            bed.release()

    def notify_all(self):
        self.notify(len(self._waiters))


def _now():
    import time
    return time.monotonic()


class Event:
    """A flag that threads can wait for."""

    def __init__(self):
        self._cond = Condition(Lock())
        self._flag = False

    def __repr__(self):
        cls = self.__class__
        status = "set" if self._flag else "unset"
        return f"<{cls.__module__}.{cls.__qualname__} at {id(self):#x}: {status}>"

    def is_set(self):
        return self._flag

    def set(self):
        with self._cond:
            self._flag = True
            self._cond.notify_all()

    def clear(self):
        with self._cond:
            self._flag = False

    def wait(self, timeout=None):
        with self._cond:
            return self._flag or self._cond.wait(timeout)


class Semaphore:
    """A counter that waits where it would go below zero."""

    def __init__(self, value=1):
        if value < 0:
            raise ValueError("semaphore initial value must be >= 0")
        self._cond = Condition(Lock())
        self._value = value

    def __repr__(self):
        cls = self.__class__
        return f"<{cls.__module__}.{cls.__qualname__} at {id(self):#x}: value={self._value}>"

    def acquire(self, blocking=True, timeout=None):
        if not blocking and timeout is not None:
            raise ValueError("can't specify timeout for non-blocking acquire")
        with self._cond:
            if not blocking:
                timeout = 0
            if not self._cond.wait_for(lambda: self._value > 0, timeout):
                return False
            self._value -= 1
            return True

    __enter__ = acquire

    def release(self, n=1):
        if n < 1:
            raise ValueError("n must be one or more")
        with self._cond:
            self._value += n
            self._cond.notify(n)

    def __exit__(self, *args):
        self.release()


class BoundedSemaphore(Semaphore):
    """A semaphore that must not be released more often than it was acquired."""

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
    pass


class Barrier:
    """Lets a fixed number of threads wait for each other, again and again."""

    def __init__(self, parties, action=None, timeout=None):
        if parties < 1:
            raise ValueError("parties must be > 0")
        self._cond = Condition(Lock())
        self._parties = parties
        self._action = action
        self._timeout = timeout
        self._count = 0
        self._round = 0
        self._broken = False

    def __repr__(self):
        cls = self.__class__
        if self._broken:
            return f"<{cls.__module__}.{cls.__qualname__} at {id(self):#x}: broken>"
        waiters = f"{self._count}/{self._parties}"
        return f"<{cls.__module__}.{cls.__qualname__} at {id(self):#x}: waiters={waiters}>"

    def wait(self, timeout=None):
        if timeout is None:
            timeout = self._timeout
        with self._cond:
            if self._broken:
                raise BrokenBarrierError
            index, own_round = self._count, self._round
            self._count += 1
            if self._count == self._parties:
                self._open()
            else:
                done = self._cond.wait_for(lambda: self._round != own_round or self._broken, timeout)
                if not done:
                    self._break()
                if self._round == own_round:
                    raise BrokenBarrierError
            return index

    def _open(self):
        try:
            if self._action is not None:
                self._action()
        except:
            self._break()
            raise
        self._round += 1
        self._count = 0
        self._cond.notify_all()

    def _break(self):
        self._broken = True
        self._cond.notify_all()

    def reset(self):
        with self._cond:
            if self._count > 0:
                self._break()
            self._round += 1
            self._count = 0
            self._broken = False

    def abort(self):
        with self._cond:
            self._break()

    @property
    def parties(self):
        return self._parties

    @property
    def n_waiting(self):
        return 0 if self._broken else self._count

    @property
    def broken(self):
        return self._broken


# Threads by number, and those that were started and do not run yet. Each access is one step, so no lock is needed.
_active = {}
_starting = {}
_next_number = _count(1).__next__


class Thread:
    """Work that runs at the same time as that of other threads."""

    _initialized = False

    def __init__(self, group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None):
        assert group is None, "group argument must be None for now"
        if kwargs is None:
            kwargs = {}
        if name:
            name = str(name)
        else:
            name = "Thread-%d" % _next_number()
            if target is not None:
                try:
                    name += f" ({target.__name__})"
                except AttributeError:
                    pass
        self._target = target
        self._name = name
        self._args = args
        self._kwargs = kwargs
        self._daemonic = current_thread().daemon if daemon is None else daemon
        self._started = False
        self._handle = _thread._ThreadHandle()
        self._invoke_excepthook = _report
        self._initialized = True

    def __repr__(self):
        assert self._initialized, "Thread.__init__() was not called"
        status = "initial"
        if self._started:
            status = "started"
        if self._handle.is_done():
            status = "stopped"
        if self._daemonic:
            status += " daemon"
        if self.ident is not None:
            status += " %s" % self.ident
        return "<%s(%s, %s)>" % (self.__class__.__name__, self._name, status)

    def start(self):
        if not self._initialized:
            raise RuntimeError("thread.__init__() not called")
        if self._started:
            raise RuntimeError("threads can only be started once")
        _starting[self] = self
        self._started = True
        try:
            _thread.start_joinable_thread(self._bootstrap, self._handle, self._daemonic)
        except Exception:
            if self._handle.ident is None:
                self._started = False
                del _starting[self]
            raise

    def run(self):
        try:
            if self._target is not None:
                self._target(*self._args, **self._kwargs)
        finally:
            # What the thread worked on must not live as long as its Thread object.
            del self._target, self._args, self._kwargs

    def _bootstrap(self):
        ident = get_ident()
        _active[ident] = self
        del _starting[self]
        try:
            self.run()
        except:
            self._invoke_excepthook(self)
        finally:
            _active.pop(ident, None)

    def join(self, timeout=None):
        if not self._initialized:
            raise RuntimeError("Thread.__init__() not called")
        if not self._started:
            raise RuntimeError("cannot join thread before it is started")
        if self is current_thread():
            raise RuntimeError("cannot join current thread")
        if timeout is not None:
            timeout = max(timeout, 0)
        self._handle.join(timeout)

    def is_alive(self):
        assert self._initialized, "Thread.__init__() not called"
        return self._started and not self._handle.is_done()

    @property
    def name(self):
        assert self._initialized, "Thread.__init__() not called"
        return self._name

    @name.setter
    def name(self, name):
        assert self._initialized, "Thread.__init__() not called"
        self._name = str(name)

    @property
    def ident(self):
        assert self._initialized, "Thread.__init__() not called"
        return self._handle.ident

    @property
    def native_id(self):
        assert self._initialized, "Thread.__init__() not called"
        return self._handle.native_id

    @property
    def daemon(self):
        assert self._initialized, "Thread.__init__() not called"
        return self._daemonic

    @daemon.setter
    def daemon(self, daemonic):
        if not self._initialized:
            raise RuntimeError("Thread.__init__() not called")
        if self._started:
            raise RuntimeError("cannot set daemon status of active thread")
        self._daemonic = daemonic

    def isDaemon(self):
        return self.daemon

    def setDaemon(self, daemonic):
        self.daemon = daemonic

    def getName(self):
        return self.name

    def setName(self, name):
        self.name = name


class ExceptHookArgs:
    """What excepthook() is called with."""

    def __init__(self, args):
        self.exc_type, self.exc_value, self.exc_traceback, self.thread = args

    def __iter__(self):
        return iter((self.exc_type, self.exc_value, self.exc_traceback, self.thread))

    def __repr__(self):
        return (
            f"_thread._ExceptHookArgs(exc_type={self.exc_type!r}, exc_value={self.exc_value!r}, "
            f"exc_traceback={self.exc_traceback!r}, thread={self.thread!r})"
        )


def excepthook(args, /):
    """Prints an exception that left a thread's run()."""
    if args.exc_type is SystemExit:
        return
    stderr = _sys.stderr
    if stderr is None:
        return
    name = get_ident() if args.thread is None else args.thread.name
    exception = args.exc_value
    if exception is None:
        exception = args.exc_type()
    stderr.write(f"Exception in thread {name}:\n" + _thread._format_exception(exception))
    stderr.flush()


__excepthook__ = excepthook


def _report(thread):
    exception = _sys.exception()
    args = ExceptHookArgs((type(exception), exception, exception.__traceback__, thread))
    try:
        excepthook(args)
    except Exception as error:
        error.__suppress_context__ = True
        if _sys.stderr is not None:
            print("Exception in threading.excepthook:", file=_sys.stderr, flush=True)
        _sys.excepthook(type(error), error, error.__traceback__)
    finally:
        args = exception = None


class Timer(Thread):
    """Calls a function after some seconds, unless it is cancelled before."""

    def __init__(self, interval, function, args=None, kwargs=None):
        Thread.__init__(self)
        self.interval = interval
        self.function = function
        self.args = args if args is not None else []
        self.kwargs = kwargs if kwargs is not None else {}
        self.finished = Event()

    def cancel(self):
        self.finished.set()

    def run(self):
        self.finished.wait(self.interval)
        if not self.finished.is_set():
            self.function(*self.args, **self.kwargs)
        self.finished.set()


class _MainThread(Thread):
    def __init__(self):
        Thread.__init__(self, name="MainThread", daemon=False)
        self._handle = _thread._make_thread_handle(_thread._get_main_thread_ident())
        self._started = True
        _active[self.ident] = self


class _DummyThread(Thread):
    """Stands for a thread that was started without this module."""

    def __init__(self):
        Thread.__init__(self, name="Dummy-%d" % _next_number(), daemon=True)
        self._handle = _thread._make_thread_handle(get_ident())
        self._started = True
        _active[self.ident] = self

    def is_alive(self):
        return True

    def join(self, timeout=None):
        raise RuntimeError("cannot join a dummy thread")


def current_thread():
    try:
        return _active[get_ident()]
    except KeyError:
        return _DummyThread()


def main_thread():
    return _main_thread


def active_count():
    return len(enumerate())


def enumerate():
    # In this order: a thread that begins to run meanwhile is in both, rather than in none.
    starting = list(_starting)
    active = list(_active.values())
    return active + [thread for thread in starting if thread not in active]


def currentThread():
    return current_thread()


def activeCount():
    return active_count()


def gettrace():
    return None


def getprofile():
    return None


def settrace(func):
    raise NotImplementedError("minipy does not trace threads")


def setprofile(func):
    raise NotImplementedError("minipy does not profile threads")


_exit_calls = []


def _register_atexit(func, *args, **kwargs):
    _exit_calls.append((func, args, kwargs))


def _shutdown():
    """Called when the main thread's program has ended: waits for all threads that are not daemons."""
    _main_thread._handle._set_done()
    for func, args, kwargs in reversed(_exit_calls):
        func(*args, **kwargs)
    _thread._shutdown()


_main_thread = _MainThread()
