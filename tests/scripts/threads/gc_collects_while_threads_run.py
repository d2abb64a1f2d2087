import gc
import threading
alive, lock = 0, threading.RLock()
class Node:
    def __init__(self):
        global alive
        self.me = self
        with lock: alive += 1
    def __del__(self):
        global alive
        with lock: alive -= 1
def churn(out):
    for i in range(300):
        n = Node()
        n.data = [i] * 10
    out.append(n.data[0])
out = []
ts = [threading.Thread(target=churn, args=(out,)) for _ in range(3)]
for t in ts: t.start()
for _ in range(5): gc.collect()
for t in ts: t.join()
gc.collect()
print(out, alive)
