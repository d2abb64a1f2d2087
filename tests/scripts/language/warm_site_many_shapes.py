class P: pass
def make(order):
    p = P()
    for k in order:
        setattr(p, k, k.upper())
    return p
objects = [make(o) for o in ("abc", "cba", "bac", "xa", "qwertya", "a")]
def read(o): return o.a
print([read(o) for o in objects * 60][-6:])
class Q:
    a = "class attribute"
class R:
    __slots__ = ("a",)
    def __init__(self): self.a = "slot"
class S:
    def __getattr__(self, n): return "dynamic"
print([read(o) for o in (Q(), R(), S(), objects[0], Q, make("a"))])
del objects[0].a
try:
    read(objects[0])
except AttributeError as e:
    print(e)
