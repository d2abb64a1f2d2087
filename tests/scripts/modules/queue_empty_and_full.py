import queue


def show(call, *args, **kwargs):
    try:
        print(call(*args, **kwargs))
    except (queue.Empty, queue.Full, ValueError, TypeError) as error:
        print(type(error).__module__, type(error).__name__, error.args, error.__context__)


q = queue.Queue(1)
for args in ((False,), (True, 0), (True, 0.01), (False, 5), (False, -5), (True, -1), (True, "1"), (1, None, 2)):
    show(q.get, *args)
show(q.get_nowait)
show(q.get, timeout=0.01)
q.put(1)
for args in ((False,), (True, 0), (True, 0.01), (False, 5), (True, -1), (True, "1")):
    show(q.put, 2, *args)
show(q.put_nowait, 2)
show(q.put)
# A bad timeout is bad even if there is no need to wait.
show(q.get, True, -1)
show(q.get)
print(queue.Empty.__mro__, queue.Full.__mro__)
show(queue.Queue("2").put, 1)
