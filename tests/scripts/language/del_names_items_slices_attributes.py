x = 1
del x
try:
    x
except NameError as e:
    print(e)
xs = list(range(10))
del xs[0], xs[-1]
del xs[2:4]
del xs[::3]
print(xs)
d = {"a": 1, "b": 2}
del d["a"]
print(d)
class C: pass
c = C()
c.n = 1
del c.n
print(hasattr(c, "n"))
a = b = 1
del (a, b)
print("a" in globals(), "b" in globals())
