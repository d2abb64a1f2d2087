import sys
x = object()
base = sys.getrefcount(x)
y = x
print(sys.getrefcount(x) - base)
xs = [x, x, x]
print(sys.getrefcount(x) - base)
d = {"a": x, x: 1}
print(sys.getrefcount(x) - base)
del xs, y
print(sys.getrefcount(x) - base)
d.clear()
t = (x,)
print(sys.getrefcount(x) - base)
class C: pass
c = C()
c.attr = x
print(sys.getrefcount(x) - base)
del t, c
print(sys.getrefcount(x) - base)
