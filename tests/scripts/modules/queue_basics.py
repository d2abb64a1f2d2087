import queue

for kind in (queue.Queue, queue.LifoQueue, queue.PriorityQueue, queue.SimpleQueue):
    q = kind()
    for item in (3, 1, 2):
        q.put(item)
    print(kind.__name__, q.qsize(), q.empty(), [q.get() for _ in range(3)], q.empty(), q.qsize())
q = queue.Queue(maxsize=2)
print(q.maxsize, q.full(), q.put("a"), q.full(), q.put("b"), q.full(), list(q.queue))
print(q.get_nowait(), q.full(), q.put_nowait("c"), [q.get(), q.get()])
unlimited = [queue.Queue(), queue.Queue(0), queue.Queue(-3)]
for q in unlimited:
    for number in range(100):
        q.put(number)
print([q.full() for q in unlimited], [q.qsize() for q in unlimited])
print(queue.Queue[int], queue.SimpleQueue[str], queue.__all__)
