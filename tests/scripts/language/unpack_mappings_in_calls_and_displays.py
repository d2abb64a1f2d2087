def f(**kw): return kw
class M:
    def keys(self): return ["a", "b"]
    def __getitem__(self, k): return k.upper()
print(f(**M()), {**M(), "c": 1}, dict(M()), f(x=0, **M()))
try:
    f(**M(), **M())
except TypeError as e:
    print(e)
print({**{1: "any keys"}, **{None: 0}})
