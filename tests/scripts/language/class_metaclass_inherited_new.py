class Meta(type):
    def __new__(mcls, name, bases, ns, **kw):
        print("Meta.__new__", name, kw)
        return super().__new__(mcls, name, bases, ns)

    def __init__(cls, name, bases, ns, **kw):
        print("Meta.__init__", name, kw)


class A(metaclass=Meta):
    pass


B = type("B", (A,), {})
print(type(B))
C = type(A)("C", (), {}, k=1)
print(type(C), type.__call__(Meta, "D", (), {}).__name__)
print(type.__new__(Meta, "E", (), {}).__name__)
