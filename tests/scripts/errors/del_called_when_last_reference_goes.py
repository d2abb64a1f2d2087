class D:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n)
a = D(1)
b = a
del a
print("one left")
b = None
print("gone")
D(2)
print("temporary was freed")
xs = [D(3), D(4), D(5)]
xs[1] = None
print("item replaced")
xs.clear()
print("cleared")
d = {"k": D(6)}
d["k"] = D(7)
print("overwritten")
del d
print("end")
