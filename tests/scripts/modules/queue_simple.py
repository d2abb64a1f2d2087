import queue


def show(call, *args, **kwargs):
    try:
        print(call(*args, **kwargs))
    except (queue.Empty, ValueError, TypeError, OverflowError) as error:
        print(type(error).__module__, type(error).__name__, error)


q = queue.SimpleQueue()
for args in ((False,), (True, 0), (True, 0.01), (False, -5), (True, -1), (True, "1"), (True, 1e20), (True, float("nan"))):
    show(q.get, *args)
show(q.get_nowait)
show(q.get, block=True, timeout=0)
show(q.put, 1, False, -3)
show(q.put, item=2, block="no", timeout=None)
show(q.put_nowait, 3)
show(q.put_nowait, item=4)
show(q.put)
show(q.get, 1, 2, 3)
show(q.get, first=1)
show(queue.SimpleQueue, 5)
print(q.qsize(), q.empty(), q.get(), q.get(0), q.get(timeout=5), q.get_nowait(), q.empty())


class Own(queue.SimpleQueue):
    def put(self, item):
        super().put(item * 2)


own = Own()
own.put(4)
own.note = "attributes are allowed here"
print(own.get(), own.note, type(q))
try:
    q.note = 1
except AttributeError as error:
    print(error)
