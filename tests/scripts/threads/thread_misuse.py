import threading


def show(call, *args, **kwargs):
    try:
        print(call(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error)


show(threading.Thread, 1)
show(threading.Thread, target=print, options=1)
thread = threading.Thread(target=int)
show(thread.join)
thread.start()
show(thread.start)
for timeout in (-1, 0, 5, None, "x", [], float("nan"), 1e20):
    show(thread.join, timeout)
show(setattr, thread, "daemon", True)
show(setattr, thread, "ident", 5)
show(threading.current_thread().join)
show(threading.main_thread().start)


class Bare(threading.Thread):
    def __init__(self):
        pass


bare = Bare()
for call in (bare.start, bare.join, bare.is_alive, lambda: bare.name, lambda: bare.daemon, lambda: bare.ident, lambda: repr(bare)):
    show(call)
for hooks in (threading.settrace, threading.setprofile, threading.settrace_all_threads, threading.setprofile_all_threads):
    show(hooks, None)
print(threading.gettrace(), threading.getprofile(), sorted(threading.__all__))
