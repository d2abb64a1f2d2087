class D:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n)
def f():
    local = D("local")
    raise ValueError(D("argument"))
try:
    f()
except ValueError as e:
    print("handling", e.args[0].n)
print("handled")
try:
    f()
except ValueError:
    print("handling without a name")
print("end")
