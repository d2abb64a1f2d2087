import sys
print(1, "a", None, [2], sep="-", end="!\n")
print()
print("x", end="")
print("y", "z", sep="")
print(*"abc", sep="\n")
print("to out", file=sys.stdout, flush=True)
print(sep=",", end="end\n")
class W:
    def __init__(self): self.parts = []
    def write(self, s): self.parts.append(s)
w = W()
print(1, 2, file=w)
print(w.parts)
for kw in ({"sep": 5}, {"end": 1}, {"nope": 1}, {"file": 5}):
    try:
        print("a", "b", **kw)
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)
