import threading
from queue import SimpleQueue

box, back = SimpleQueue(), SimpleQueue()


def work():
    for rows in iter(box.get, None):
        rows["n"] += 1
        back.put(rows)


thread = threading.Thread(target=work)
thread.start()
rows = {"n": 0}
for _ in range(5):
    box.put(rows)
    rows = back.get(timeout=60)
    rows["n"] += 1
box.put(None)
thread.join()
print(rows)
