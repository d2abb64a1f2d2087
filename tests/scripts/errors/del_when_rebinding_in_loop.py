class D:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n)
for i in range(3):
    d = D(i)
    print("made", i)
d = None
print("loop over")
for d in [D("a"), D("b")]:
    print("item", d.n)
print("list freed?")
del d
print("end")
