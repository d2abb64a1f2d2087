class A:
    x = "class"
def read(o): return o.x
a = A()
for _ in range(300): read(a)
print(read(a))
a.x = "instance"
print(read(a))
del a.x
print(read(a))
A.x = "changed class"
print(read(a))
A.x = property(lambda self: "property")
print(read(a))
a.__dict__["x"] = "hidden by property"
print(read(a))
del A.x
print(read(a))
del a.x
A.__getattr__ = lambda self, name: "getattr " + name
print(read(a))
