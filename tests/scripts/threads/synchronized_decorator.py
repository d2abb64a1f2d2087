import functools
import threading
def synchronized(f):
    lock = threading.RLock()
    @functools.wraps(f)
    def wrapper(*a):
        with lock: return f(*a)
    return wrapper
total = 0
@synchronized
def add(n):
    global total
    if n > 1: add(n - 1)
    total += n
ts = [threading.Thread(target=add, args=(20,)) for _ in range(10)]
for t in ts: t.start()
for t in ts: t.join()
print(total, add.__name__)
