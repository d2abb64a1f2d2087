"""Threads for Python programs, over the primitives of _thread."""

import sys as _sys
import _thread
from itertools import count as _count
from _os_results import _result
from _threading_waits import (
    Barrier, BoundedSemaphore, BrokenBarrierError, Condition, Event, Semaphore, warn_of_old_name as _warn_of_old_name,
)

__all__ = [
    "get_ident", "active_count", "Condition", "current_thread", "enumerate", "main_thread", "TIMEOUT_MAX",
    "Event", "Lock", "RLock", "Semaphore", "BoundedSemaphore", "Thread", "Barrier", "BrokenBarrierError",
    "Timer", "ThreadError", "ExceptHookArgs", "excepthook", "get_native_id", "local", "stack_size",
    "setprofile", "settrace", "gettrace", "getprofile", "setprofile_all_threads", "settrace_all_threads",
]

Lock = _thread.lock
ThreadError = _thread.error
TIMEOUT_MAX = _thread.TIMEOUT_MAX
get_ident = _thread.get_ident
get_native_id = _thread.get_native_id
stack_size = _thread.stack_size
local = _thread._local


def RLock(*args, **kwargs):
    """Makes a lock that its owner may acquire again, and must release as often."""
    if args or kwargs:
        import warnings
        advice = "Passing arguments to RLock is deprecated and will be removed in 3.15"
        warnings.warn(advice, DeprecationWarning, stacklevel=2)
    return _thread.RLock()


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
        self._invoke_excepthook = _make_report()
        self._stderr = _sys.stderr
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
            if not self._handle.ident:
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
        _thread._note_name(ident, self._name)
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
        _thread._note_name(self.ident, self._name)

    @property
    def ident(self):
        assert self._initialized, "Thread.__init__() not called"
        return self._handle.ident or None

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
        _warn_of_old_name("isDaemon", "get the daemon attribute")
        return self.daemon

    def setDaemon(self, daemonic):
        _warn_of_old_name("setDaemon", "set the daemon attribute")
        self.daemon = daemonic

    def getName(self):
        _warn_of_old_name("getName", "get the name attribute")
        return self.name

    def setName(self, name):
        _warn_of_old_name("setName", "set the name attribute")
        self.name = name


ExceptHookArgs = _result(
    "_ExceptHookArgs", "_thread", ("exc_type", "exc_value", "exc_traceback", "thread"),
    "ExceptHookArgs\n\nType used to pass arguments to threading.excepthook.",
)


def _excepthook(args, /):
    """Prints an exception that left a thread's run()."""
    if type(args) is not ExceptHookArgs:
        raise TypeError("_thread.excepthook argument type must be ExceptHookArgs")
    if args.exc_type is SystemExit:
        return
    stderr = _sys.stderr
    if stderr is None:
        # The thread knows where errors went when it was made.
        stderr = getattr(args.thread, "_stderr", None)
        if stderr is None:
            return
    name = getattr(args.thread, "name", get_ident())
    exception = args.exc_value
    if exception is None:
        exception = args.exc_type()
    stderr.write(f"Exception in thread {name}:\n" + _thread._format_exception(exception))
    stderr.flush()


excepthook = __excepthook__ = _excepthook


def _make_report():
    """What tells of an exception that left run(); keeps today's hooks, for the program's end takes them away."""
    hook, system_hook, stderr = excepthook, _sys.excepthook, _sys.stderr
    if hook is None:
        raise RuntimeError("threading.excepthook is None")
    if system_hook is None:
        raise RuntimeError("sys.excepthook is None")

    def report(thread):
        exception = _sys.exception()
        args = ExceptHookArgs((type(exception), exception, exception.__traceback__, thread))
        try:
            (excepthook or hook)(args)
        except Exception as error:
            error.__suppress_context__ = True
            out = _sys.stderr if _sys.stderr is not None else stderr
            print("Exception in threading.excepthook:", file=out, flush=True)
            (_sys.excepthook or system_hook)(type(error), error, error.__traceback__)
        finally:
            args = exception = None

    return report


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
        _of_thread.farewell = _Farewell(self)

    def is_alive(self):
        if self._handle.is_done():
            raise RuntimeError("thread is not alive")
        return True

    def join(self, timeout=None):
        raise RuntimeError("cannot join a dummy thread")


_of_thread = local()


class _Farewell:
    """Belongs to a thread, dies with it, and strikes its dummy off."""

    def __init__(self, dummy):
        self._dummy = dummy

    def __del__(self):
        dummy = self._dummy
        if _active.get(dummy.ident) is dummy:
            del _active[dummy.ident]


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
    _warn_of_old_name("currentThread", "use current_thread()")
    return current_thread()


def activeCount():
    _warn_of_old_name("activeCount", "use active_count()")
    return active_count()


def gettrace():
    return None


getprofile = gettrace


def _refuse_hook(func):
    if func is not None:
        raise NotImplementedError("minipy does not trace or profile threads")


def settrace(func):
    _refuse_hook(func)


def setprofile(func):
    _refuse_hook(func)


def settrace_all_threads(func):
    _refuse_hook(func)


def setprofile_all_threads(func):
    _refuse_hook(func)


_exit_calls = []
_is_shutting_down = False


def _register_atexit(func, *arg, **kwargs):
    """Has a function called before the threads are waited for, as the pools of concurrent.futures need it."""
    if _is_shutting_down:
        raise RuntimeError("can't register atexit after shutdown")
    _exit_calls.append((func, arg, kwargs))


def _shutdown():
    """Called when the main thread's program has ended: waits for all threads that are not daemons."""
    global _is_shutting_down
    _is_shutting_down = True
    for func, args, kwargs in reversed(_exit_calls):
        func(*args, **kwargs)
    _main_thread._handle._set_done()
    _thread._shutdown()


_main_thread = _MainThread()
