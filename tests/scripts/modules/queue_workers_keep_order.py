import queue
import threading

# One consumer sees the items of each producer in order.
q = queue.Queue(maxsize=5)


def produce(name):
    for number in range(100):
        q.put((name, number))
    q.put((name, None))


threads = [threading.Thread(target=produce, args=(name,)) for name in "abcd"]
for thread in threads:
    thread.start()
seen, open_ends = {name: [] for name in "abcd"}, 4
most = 0
while open_ends:
    most = max(most, q.qsize())
    name, number = q.get()
    if number is None:
        open_ends -= 1
    else:
        seen[name].append(number)
print([numbers == list(range(100)) for numbers in seen.values()], most <= 5, q.empty())
