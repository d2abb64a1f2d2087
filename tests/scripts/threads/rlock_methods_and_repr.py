import threading
r = threading.RLock()
print("unlocked" in repr(r), "count=0" in repr(r), r.acquire(timeout=1), r.acquire(), "count=2" in repr(r), repr(r).startswith("<locked"))
r.release()
with r as got:
    print(got)
r.release()
for f in (lambda: r.acquire(False, 1), lambda: r.acquire(True, -5), r.release):
    try:
        f()
    except (ValueError, RuntimeError) as e:
        print(type(e).__name__, e)
