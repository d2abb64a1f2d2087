import queue


def show(call, *args, **kwargs):
    try:
        print(call(*args, **kwargs))
    except (queue.ShutDown, queue.Empty, queue.Full, ValueError) as error:
        print(type(error).__name__, error.args)


for immediate in (False, True):
    q = queue.Queue(2)
    q.put(1)
    q.put(2)
    print(q.is_shutdown, q.shutdown(immediate), q.is_shutdown, q.qsize(), q.unfinished_tasks)
    show(q.put, 3)
    show(q.put, 3, False)
    show(q.put, 3, True, -1)
    show(q.get)
    show(q.get, False)
    show(q.get)
    show(q.get_nowait)
    show(q.get, timeout=5)
    show(q.task_done)
    show(q.task_done)
    show(q.task_done)
    show(q.join)
    q.shutdown()
    q.shutdown(immediate=True)
q = queue.LifoQueue()
q.put(1)
q.get()
q.put(2)
q.shutdown(True)
print(q.unfinished_tasks, q.task_done(), q.join())
print(queue.ShutDown.__mro__, hasattr(queue.SimpleQueue(), "shutdown"))
