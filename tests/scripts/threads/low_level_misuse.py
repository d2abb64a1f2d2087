import _thread
import threading


def show(call, *args, **kwargs):
    try:
        print(call(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error)


for args in ((), (print,), (1, ()), (print, []), (print, (), [])):
    show(_thread.start_new_thread, *args)
for args in (("x",), (1000,), (0,), (-1,)):
    show(_thread.interrupt_main, *args)
lock = _thread.allocate_lock()
for args in ((0, 1), (True, -2), (True, 1e100), (1, "s"), (1, 2, 3), (True, None)):
    show(lock.acquire, *args)
show(lock.release)
show(_thread.lock, 1)
lock = threading.RLock()
for args in ((0, 1), (True, -2), (True, 1e100), (1, "s")):
    show(lock.acquire, *args)
show(lock.release)
show(lock._release_save)
show(lock._acquire_restore, 1)
show(lock._acquire_restore, (1, 2, 3))
lock.acquire()
lock.acquire()
state = lock._release_save()
print(state[0], lock._is_owned(), lock._acquire_restore(state), lock._is_owned(), lock._recursion_count())
handle = _thread._ThreadHandle()
print(handle.ident, handle.is_done())
show(handle.join)
show(_thread.start_joinable_thread, 1)
show(_thread.start_joinable_thread, print, handle=1)
_thread.start_joinable_thread(lambda: None, handle=handle, daemon=False)
show(_thread.start_joinable_thread, print, handle)
for args in (("x",), (-1,), (5,), ()):
    show(handle.join, *args)
print(handle.is_done(), _thread.daemon_threads_allowed(), _thread._is_main_interpreter())
show(_thread._make_thread_handle, "a")
