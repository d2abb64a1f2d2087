import gc
class N:
    alive = 0
    def __init__(self):
        N.alive += 1
        self.me = self
    def __del__(self): N.alive -= 1
gc.enable()
for _ in range(50000):
    N()
print(N.alive < 50000)
gc.collect()
print(N.alive)
