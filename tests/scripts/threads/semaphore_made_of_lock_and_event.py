import threading
class Semaphore:
    def __init__(self, n): self.n, self.lock, self.free = n, threading.Lock(), threading.Event()
    def __enter__(self):
        while True:
            with self.lock:
                if self.n > 0:
                    self.n -= 1
                    return
                self.free.clear()
            self.free.wait()
    def __exit__(self, *a):
        with self.lock:
            self.n += 1
            self.free.set()
inside, most, lock, sem = 0, 0, threading.Lock(), Semaphore(3)
def work():
    global inside, most
    for _ in range(20):
        with sem:
            with lock:
                inside += 1
                most = max(most, inside)
            with lock: inside -= 1
ts = [threading.Thread(target=work) for _ in range(8)]
for t in ts: t.start()
for t in ts: t.join()
print(most <= 3, inside, sem.n)
