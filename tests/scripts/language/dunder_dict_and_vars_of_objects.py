class C:
    k = 1
    def __init__(self): self.a, self.b = 1, 2
c = C()
c.__dict__["z"] = 26
print(vars(c), c.z, "k" in vars(C))
c.__dict__ = {"fresh": True}
print(c.fresh, hasattr(c, "a"))
for n in sorted(vars(c)):
    print(n)
try:
    vars(5)
except TypeError as e:
    print(e)
