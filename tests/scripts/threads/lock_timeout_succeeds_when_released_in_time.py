import threading
lock, waiting = threading.Lock(), threading.Event()
lock.acquire()
out = []
def wait_for_it():
    waiting.set()
    out.append(lock.acquire(timeout=60))
t = threading.Thread(target=wait_for_it)
t.start()
waiting.wait()
lock.release()
t.join()
print(out, lock.locked())
