class Bad:
    def __hash__(self): return 1
    def __eq__(self, o): raise RuntimeError("eq called")
class NoHash:
    def __hash__(self): raise ValueError("hash called")
d = {Bad(): 1}
for f in (lambda: d[1], lambda: {1: 0, **d}, lambda: {NoHash(): 1}, lambda: d.get(NoHash()), lambda: 1 in d):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
b = Bad()
print({b: "same object needs no eq"}[b])
