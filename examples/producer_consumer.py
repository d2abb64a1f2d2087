# Look for: three consumers share the work of one producer; every item is handled once.
#   minipy producer_consumer.py
import threading
import time
from collections import deque

queue = deque()
lock = threading.Lock()
closed = threading.Event()
handled = {}


def produce(count):
    for item in range(count):
        with lock:
            queue.append(item)
        time.sleep(0.001)
    closed.set()


def consume(name):
    mine = []
    while True:
        with lock:
            item = queue.popleft() if queue else None
        if item is not None:
            mine.append(item)
        elif closed.is_set() and not queue:
            break
        else:
            time.sleep(0.0005)
    with lock:
        handled[name] = mine


threads = [threading.Thread(target=produce, args=(60,))]
threads += [threading.Thread(target=consume, args=(name,)) for name in ("ann", "bob", "cy")]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
for name in sorted(handled):
    print(f"{name} handled {len(handled[name])} items")
everything = sorted(item for items in handled.values() for item in items)
print("each item once:", everything == list(range(60)))
