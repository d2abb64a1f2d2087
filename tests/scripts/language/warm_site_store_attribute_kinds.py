class A: pass
class P:
    @property
    def x(self): return self._x
    @x.setter
    def x(self, v): self._x = ("set", v)
class S: __slots__ = ("x",)
class H:
    def __setattr__(self, n, v): object.__setattr__(self, n, ("hook", v))
def store(o, v): o.x = v
for i in range(300): store(A(), i)
for o in (A(), P(), S(), H(), A):
    store(o, 5)
    print(o.x)
try:
    store(5, 1)
except AttributeError as e:
    print(e)
A.x = property(lambda self: 0)
try:
    store(A(), 1)
except AttributeError as e:
    print(e)
