import threading
items, done = [], []
lock = threading.Lock()
finished = threading.Event()
def produce():
    for i in range(50):
        with lock:
            items.append(i)
    finished.set()
def consume():
    while True:
        with lock:
            item = items.pop(0) if items else None
        if item is None:
            if finished.is_set() and not items:
                return
            finished.wait(0.001)
        else:
            with lock:
                done.append(item)
ts = [threading.Thread(target=produce)] + [threading.Thread(target=consume) for _ in range(3)]
for t in ts: t.start()
for t in ts: t.join()
print(sorted(done) == list(range(50)), items)
