class A:
    def __repr__(self): return "A-repr"
class B:
    def __str__(self): return "B-str"
print(str(A()), "%r %s" % (A(), A()), f"{A()} {A()!s} {A()!r}")
print(str(B()), [B()] != ["B-str"], f"{B()}")
print([A()], {"k": A()}, (A(),))
