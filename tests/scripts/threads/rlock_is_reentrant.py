import threading
r = threading.RLock()
def nest(n):
    with r:
        return n if n == 0 else nest(n - 1) + 1
print(nest(10))
print(r.acquire(), r.acquire(), r.acquire(blocking=False))
other = []
def try_it(): other.append(r.acquire(blocking=False))
t = threading.Thread(target=try_it); t.start(); t.join()
print(other)
r.release(); r.release(); r.release()
try:
    r.release()
except RuntimeError as e:
    print(e)
t = threading.Thread(target=try_it); t.start(); t.join()
print(other)
