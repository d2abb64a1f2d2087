import threading
import time

locks = [threading.Lock(), threading.RLock(), threading.Condition(), threading.Semaphore(), threading.BoundedSemaphore()]
holding = threading.Barrier(len(locks) + 1)


def hold(lock):
    with lock:
        holding.wait()
        time.sleep(1000)
    print("never")


for lock in locks:
    threading.Thread(target=hold, args=(lock,), daemon=True).start()
holding.wait()
print([lock.acquire(blocking=False) for lock in locks])
