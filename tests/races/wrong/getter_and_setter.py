import threading


class Counter:
    def __init__(self):
        self.n = 0

    def get(self):
        return self.n

    def set(self, n):
        self.n = n


counter = Counter()


def work():
    for _ in range(10):
        counter.set(counter.get() + 1)


threads = [threading.Thread(target=work) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
