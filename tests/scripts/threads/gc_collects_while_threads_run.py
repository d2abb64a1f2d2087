import gc
import threading
class Node:
    def __init__(self): self.me = self
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
print(out, sum(isinstance(o, Node) for o in gc.get_objects()))
