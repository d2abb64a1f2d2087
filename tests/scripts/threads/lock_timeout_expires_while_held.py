import threading
import time
lock = threading.Lock()
lock.acquire()
out = []
def try_it():
    start = time.monotonic()
    out.append(lock.acquire(timeout=0.05))
    out.append(time.monotonic() - start >= 0.045)
t = threading.Thread(target=try_it)
t.start()
t.join()
lock.release()
print(out, lock.acquire(timeout=0))
