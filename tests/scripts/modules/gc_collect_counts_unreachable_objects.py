import gc
gc.collect()
gc.disable()
class N: pass
def ring(n):
    nodes = [N() for _ in range(n)]
    for a, b in zip(nodes, nodes[1:] + nodes[:1]):
        a.next = b
ring(3)
print(gc.collect() >= 3)
xs = []
xs.append(xs)
xs = None
print(gc.collect())
d = {}
d["me"] = d
d = None
print(gc.collect(), gc.collect())
