"""Threads share containers and an object; they keep what they find there themselves, to be compared with reports."""
import sys
import threading
from collections import deque


class Box:
    pass


lock = threading.Lock()
box = Box()
items = []
stock = {"tea": 3}
seen = set()
line = deque()
counted = []
found = []


def work(number):
    for turn in range(3):
        with lock:
            counted.append(sys.getrefcount(box))
            items.append(box)
            stock["tea"] += 1
            seen.add(number)
            line.append(turn)
            line.rotate()
            found.append(len(items))


workers = [threading.Thread(target=work, args=(number,)) for number in (1, 2)]
for worker in workers:
    worker.start()
for worker in workers:
    worker.join()
print(*counted)
print(*found)
print(stock)
print(seen)
print(line)
