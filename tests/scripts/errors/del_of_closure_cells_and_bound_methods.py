class D:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n)
    def m(self): return self.n
def make(d):
    return lambda: d.n
f = make(D("closure"))
print(f())
f = None
print("closure gone")
m = D("method").m
print(m())
del m
print("method gone")
print(D("chained").m())
print("end")
