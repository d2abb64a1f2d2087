class C:
    real = 1
    def __getattr__(self, name):
        if name.startswith("x"):
            return name * 2
        raise AttributeError(f"no {name} here")
c = C()
print(c.real, c.xy, getattr(c, "zz", "default"), hasattr(c, "xa"), hasattr(c, "b"))
try:
    c.q
except AttributeError as e:
    print(e)
