import threading
class K:
    def __init__(self, n): self.n = n
    def __lt__(self, o): return self.n < o.n
    def __eq__(self, o): return self.n == o.n
    def __hash__(self): return hash(self.n)
out = [None] * 4
def work(i):
    xs = sorted([K(j * 37 % 101) for j in range(101)])
    d = {K(j): j for j in range(50)}
    out[i] = ([k.n for k in xs] == list(range(101)), sum(d[K(j)] for j in range(50)))
ts = [threading.Thread(target=work, args=(i,)) for i in range(4)]
for t in ts: t.start()
for t in ts: t.join()
print(out)
