class A:
    def __init__(self): self._v = 1
    @property
    def v(self): return self._v
    @v.setter
    def v(self, x): self._v = x
class B(A):
    @property
    def v(self): return super().v * 10
class C(A):
    @A.v.setter
    def v(self, x): self._v = x + 1000
class D(A):
    v = A.v.getter(lambda self: "getter replaced")
b, c, d = B(), C(), D()
print(b.v, c.v, d.v)
c.v = 5
d.v = 7
print(c.v, d._v)
try:
    b.v = 3
except AttributeError as e:
    print(e)
