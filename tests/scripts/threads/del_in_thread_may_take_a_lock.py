import threading
lock, freed = threading.RLock(), []
class Tracked:
    def __init__(self, n): self.n = n
    def __del__(self):
        with lock: freed.append(self.n)
def work(base):
    for i in range(50):
        Tracked(base + i)
        with lock: t = Tracked(-1)
        del t
ts = [threading.Thread(target=work, args=(k * 1000,)) for k in range(1, 4)]
for t in ts: t.start()
for t in ts: t.join()
print(len(freed), freed.count(-1), sorted(n for n in freed if n > 0) == [k * 1000 + i for k in (1, 2, 3) for i in range(50)])
