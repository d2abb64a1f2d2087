# Look for: what is inside a queue. One lock, and two conditions over it: "not full" for those who put, "not empty" for
# those who get. Who is woken looks again (`while`, not `if`), because another thread may have been quicker.
#   minipy 05_bounded_buffer.py                  (change a `while` to `if` and try some seeds)
import threading
from collections import deque


class BoundedBuffer:
    def __init__(self, capacity):
        self._items = deque()
        self._capacity = capacity
        self.most = 0
        lock = threading.Lock()
        self._not_full = threading.Condition(lock)
        self._not_empty = threading.Condition(lock)

    def put(self, item):
        with self._not_full:
            while len(self._items) == self._capacity:
                self._not_full.wait()
            self._items.append(item)
            self.most = max(self.most, len(self._items))
            self._not_empty.notify()

    def get(self):
        with self._not_empty:
            while not self._items:
                self._not_empty.wait()
            item = self._items.popleft()
            self._not_full.notify()
            return item


buffer = BoundedBuffer(3)
total = []


def put_all(numbers):
    for number in numbers:
        buffer.put(number)


def get_some(count):
    total.append(sum(buffer.get() for _ in range(count)))


threads = [threading.Thread(target=put_all, args=(range(start, 600, 3),)) for start in range(3)]
threads += [threading.Thread(target=get_some, args=(300,)) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("sum:", sum(total), "wanted:", sum(range(600)))
print("never more than 3 inside:", buffer.most <= 3)
