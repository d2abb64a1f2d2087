import queue


class SetQueue(queue.Queue):
    """Holds each item once."""

    def _init(self, maxsize):
        print("init", maxsize)
        self.queue = set()

    def _qsize(self):
        return len(self.queue)

    def _put(self, item):
        self.queue.add(item)

    def _get(self):
        return self.queue.pop()


q = SetQueue(3)
for item in (1, 2, 1, 2, 3):
    q.put(item, timeout=1)
print(q.qsize(), q.full(), q.unfinished_tasks)
try:
    q.put_nowait(4)
except queue.Full:
    print("full")
print(sorted(q.get() for _ in range(3)), q.empty())


class Loud(queue.Queue):
    def put(self, item, block=True, timeout=None):
        print("put", item, block)
        super().put(item, block, timeout)

    def get(self, block=True, timeout=None):
        print("get", block)
        return super().get(block, timeout)


loud = Loud()
loud.put_nowait("x")
print(loud.get_nowait())
