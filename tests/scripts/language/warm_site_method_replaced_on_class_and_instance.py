class A:
    def m(self): return "A.m"
class B(A): pass
def call(o): return o.m()
b = B()
for _ in range(300): call(b)
print(call(b))
B.m = lambda self: "B.m"
print(call(b))
b.m = lambda: "b.m"
print(call(b), call(B()))
del b.m, B.m
print(call(b))
A.m = staticmethod(lambda: "static")
print(call(b))
A.m = classmethod(lambda cls: cls.__name__)
print(call(b))
