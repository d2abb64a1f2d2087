import threading


class Table:
    def __init__(self):
        self._lock = threading.Lock()
        self._rows = {}
        self.changes = 0

    def put(self, key, value):
        with self._lock:
            if key not in self._rows:
                self._rows[key] = 0
            self._rows[key] += value
            self.changes += 1

    def get(self, key):
        with self._lock:
            return self._rows.get(key)


table = Table()


def work():
    for number in range(10):
        table.put(number % 3, number)
        table.get(number % 3)


threads = [threading.Thread(target=work) for _ in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(table.changes, table.get(1))
