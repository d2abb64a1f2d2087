import sys
x = object()
base = sys.getrefcount(x)
def hold(a):
    b, c = a, [a]
    return sys.getrefcount(x) - base
print(hold(x) >= 3, sys.getrefcount(x) - base)
def gen(a):
    yield sys.getrefcount(x) - base
g = gen(x)
print(next(g) >= 1, sys.getrefcount(x) - base)
g.close()
del g
print(sys.getrefcount(x) - base)
try:
    hold(1, x)
except TypeError:
    pass
print(sys.getrefcount(x) - base)
