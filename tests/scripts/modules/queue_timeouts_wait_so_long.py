import queue
import threading
import time

for q in (queue.Queue(1), queue.SimpleQueue()):
    began = time.monotonic()
    try:
        q.get(timeout=0.03)
    except queue.Empty:
        print(time.monotonic() - began >= 0.03)
    threading.Timer(0.01, q.put, ["late"]).start()
    print(q.get(timeout=60))
q = queue.Queue(1)
q.put("old")
began = time.monotonic()
try:
    q.put("new", timeout=0.03)
except queue.Full:
    print(time.monotonic() - began >= 0.03)
threading.Timer(0.01, q.get).start()
print(q.put("new", timeout=60), q.get())
