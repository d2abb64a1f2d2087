import threading


class Counter:
    def __init__(self):
        self.n = 0
        self.lock = threading.Lock()

    def get(self):
        return self.n

    def set(self, n):
        self.n = n


counter = Counter()


def work():
    for _ in range(10):
        with counter.lock:
            counter.set(counter.get() + 1)


threads = [threading.Thread(target=work) for _ in range(2)]
for thread in threads:
    thread.start()
print(counter.get() >= 0)
for thread in threads:
    thread.join()
print(counter.get())
