class A:
    def __init__(self, x): self.x = x
def make(k): return [A(i) for i in range(k)][-1].x
print(make(300))
A.__init__ = lambda self, x: setattr(self, "x", x * 2)
print(make(300))
A.__new__ = lambda cls, x: object.__new__(cls)
print(make(300))
del A.__init__
try:
    make(2)
except AttributeError as e:
    print(e)
A = lambda i: type("T", (), {"x": "from lambda"})
print(make(3))
