class C:
    def __init__(self): self.a = 1
c = C()
vars(c)["b"] = 2
print(vars(c), c.b, vars(c) is c.__dict__, "a" in vars())
try:
    vars([])
except TypeError as e:
    print(e)
x = 5
print(vars()["x"])
