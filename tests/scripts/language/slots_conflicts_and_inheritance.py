try:
    class A:
        __slots__ = ("x",)
        x = 1
except ValueError as e:
    print(e)
try:
    class B:
        __slots__ = ("not valid",)
except TypeError as e:
    print(e)
class S1: __slots__ = ("a",)
class S2: __slots__ = ("b",)
try:
    class C(S1, S2): pass
except TypeError as e:
    print(e)
class D(S1): __slots__ = ("__dict__", "c")
d = D()
d.a, d.c, d.free = 1, 2, 3
print(d.__dict__, d.a + d.c)
class E:
    __slots__ = "single"
e = E()
e.single = 5
print(e.single, E.single.__get__(e))
