import sys
x = []
base = sys.getrefcount(x)
def f(a): return sys.getrefcount(a)
print(f(x) - base >= 1)
def make(v): return lambda: v
g = make(x)
print(sys.getrefcount(x) - base)
del g
print(sys.getrefcount(x) - base)
it = iter(x)
print(sys.getrefcount(x) - base)
del it
m = x.append
print(sys.getrefcount(x) - base)
