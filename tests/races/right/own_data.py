import threading


class Counter:
    def __init__(self):
        self.n = 0

    def add(self):
        self.n += 1


counters = [Counter() for _ in range(3)]


def work(counter):
    for _ in range(20):
        counter.add()


threads = [threading.Thread(target=work, args=(counter,)) for counter in counters]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print([counter.n for counter in counters])
