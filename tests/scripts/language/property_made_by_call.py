class C:
    def g(self): return self.v * 2
    def s(self, v): self.v = v
    p = property(g, s, doc="doubles")
    w = property(None, s)
c = C()
c.p = 4
print(c.p, C.p.__doc__, C.p.fget is C.__dict__["g"], C.p.fdel)
try:
    c.w
except AttributeError as e:
    print(e)
