import queue
import threading

q = queue.SimpleQueue()
out = queue.SimpleQueue()


def produce(start):
    for number in range(start, start + 500):
        q.put(number)


def consume():
    while (item := q.get()) is not None:
        out.put(item)


producers = [threading.Thread(target=produce, args=(start,)) for start in range(0, 2000, 500)]
consumers = [threading.Thread(target=consume) for _ in range(4)]
for thread in producers + consumers:
    thread.start()
for thread in producers:
    thread.join()
for _ in consumers:
    q.put(None)
for thread in consumers:
    thread.join()
print(out.qsize(), sorted(out.get() for _ in range(2000)) == list(range(2000)), q.empty(), out.empty())
