class C:
    def __init__(self, n): self.n = n
    def m(self, x): return self.n + x
c = C(10)
bound = c.m
print(bound(1), C.m(c, 2), bound.__self__ is c, bound.__func__ is C.m, c.m == c.m, c.m is c.m)
c.f = lambda x: x
print(c.f(5))
C.late = lambda self: self.n * 2
print(c.late())
try:
    C.m(1)
except TypeError as e:
    print(e)
def plain(self): return "plain " + str(self.n)
C.p = plain
print(c.p(), list(map(c.m, range(3))))
