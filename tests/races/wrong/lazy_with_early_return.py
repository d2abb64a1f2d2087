import threading


class Cache:
    def __init__(self):
        self.value = None

    def get(self):
        if self.value is not None:
            return self.value
        self.value = [1, 2]
        return self.value


cache = Cache()


def work():
    cache.get()


threads = [threading.Thread(target=work) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
