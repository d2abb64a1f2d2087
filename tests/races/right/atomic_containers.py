import threading
from collections import deque

items, seen, index, lane = [], set(), {}, deque()


def work():
    me = threading.current_thread().name
    for number in range(10):
        items.append(number)
        seen.add(number)
        index[me, number] = number
        index.setdefault(number, me)
        lane.append(number)
        len(items), number in seen, lane[0]
    lane.popleft()


threads = [threading.Thread(target=work) for _ in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(len(items), sorted(seen), len(lane))
