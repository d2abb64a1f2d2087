"""As little as has everything: calls, a lock, a wait, a mark."""
import _thread
import time

try:
    from minipy import trace_mark
except ImportError:
    trace_mark = print

lock = _thread.allocate_lock()
shared = 0


def add():
    global shared
    with lock:
        shared += 1


def work():
    for _ in range(2):
        add()


_thread.start_new_thread(work, ())
work()
trace_mark("half")
time.sleep(0.001)
print(shared)
