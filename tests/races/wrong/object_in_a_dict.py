import threading


class Row:
    def __init__(self):
        self.hits = 0


rows = {"a": Row()}


def work():
    for _ in range(5):
        rows["a"].hits += 1


threads = [threading.Thread(target=work) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
