import _thread
lock = _thread.allocate_lock()
lock.acquire()
out = []
def work(a, k=0):
    out.append((a, k))
    lock.release()
ident = _thread.start_new_thread(work, (1,), {"k": 2})
lock.acquire()
print(out, isinstance(ident, int), type(lock).__name__, _thread.error is RuntimeError, _thread.LockType is type(lock))
for f in (lambda: _thread.start_new_thread(5, ()), lambda: _thread.start_new_thread(work, 5), lambda: _thread.start_new_thread(work, (), 5)):
    try:
        f()
    except TypeError as e:
        print(e)
