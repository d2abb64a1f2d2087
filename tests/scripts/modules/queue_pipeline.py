import queue
import threading


def stage(function, source, target):
    while (item := source.get()) is not None:
        target.put(function(item))
    target.put(None)


queues = [queue.Queue(3) for _ in range(4)]
functions = [lambda x: x + 1, lambda x: x * x, lambda x: x % 1000]
threads = [
    threading.Thread(target=stage, args=(function, *pair)) for function, pair in zip(functions, zip(queues, queues[1:]))
]
for thread in threads:
    thread.start()
threading.Thread(target=lambda: [queues[0].put(item) for item in (*range(200), None)]).start()
results = []
while (item := queues[-1].get()) is not None:
    results.append(item)
for thread in threads:
    thread.join()
print(len(results), results[:5], sum(results), all(q.empty() for q in queues))
