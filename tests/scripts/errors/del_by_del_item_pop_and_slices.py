class D:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n)
xs = [D(i) for i in range(6)]
xs.pop()
print("popped")
del xs[0]
print("deleted")
xs[1:3] = []
print("slice")
xs *= 0
print("emptied")
d = {k: D(k) for k in "abc"}
d.pop("a")
del d["b"]
d.update(c=None)
print("dict done")
s = {D("set")}
s.clear()
t = (D("tuple"), 1)
t = None
print("end")
