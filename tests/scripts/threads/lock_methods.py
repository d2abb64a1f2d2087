import threading
lock = threading.Lock()
print(lock.locked(), lock.acquire(), lock.locked(), lock.acquire(False), lock.acquire(blocking=False), lock.acquire(timeout=0.01), lock.acquire(True, 0.01))
lock.release()
print(lock.locked(), lock.acquire(timeout=-1))
lock.release()
for f in (lambda: lock.release(), lambda: lock.acquire(False, 1), lambda: lock.acquire(True, -2), lambda: lock.acquire("a", "b")):
    try:
        f()
    except (RuntimeError, ValueError, TypeError) as e:
        print(type(e).__name__, e)
print(repr(lock).startswith("<unlocked _thread.lock object at 0x"))
with lock:
    print(repr(lock).startswith("<locked _thread.lock object at 0x"))
