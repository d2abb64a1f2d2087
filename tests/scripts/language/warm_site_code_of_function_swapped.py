def f(x): return x + 1
def g(x): return x * 100
def run(): return [f(i) for i in range(50)][-1]
for _ in range(20): run()
print(run())
f.__code__ = g.__code__
print(run())
def h(x, k=5): return k
f.__defaults__ = (7,)
f.__code__ = h.__code__
print(run(), f(1, 2))
