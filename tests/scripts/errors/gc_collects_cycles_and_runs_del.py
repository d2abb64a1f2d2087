import gc
freed = []
class N:
    def __init__(self, name): self.name = name
    def __del__(self): freed.append(self.name)
gc.disable()
a = N("a")
a.me = a
del a
print(freed, "a cycle is not freed by counting")
print(gc.collect() > 0, freed)
b, c = N("b"), N("c")
b.other, c.other = c, b
b = None
gc.collect()
print(c.name, c.other.name, freed)
c = None
gc.collect()
print(sorted(freed))
gc.enable()
