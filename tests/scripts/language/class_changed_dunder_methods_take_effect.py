class A: pass
a = A()
try:
    len(a)
except TypeError as e:
    print(e)
A.__len__ = lambda self: 7
print(len(a), bool(a))
a.__len__ = lambda: 99
print(len(a))
A.__getitem__ = lambda self, k: k * 2
print(a[4], a["x"])
A.__add__ = lambda self, o: "added"
print(a + 1)
del A.__add__
try:
    a + 1
except TypeError as e:
    print(e)
A.__eq__ = lambda self, o: True
print(a == 5)
