class Typed:
    def __init__(self, kind): self.kind = kind
    def __set_name__(self, owner, name):
        print("set_name", owner.__name__, name)
        self.slot = "_" + name
    def __get__(self, obj, owner=None):
        return self if obj is None else getattr(obj, self.slot)
    def __set__(self, obj, v):
        if not isinstance(v, self.kind):
            raise TypeError(f"{self.slot[1:]} must be {self.kind.__name__}")
        setattr(obj, self.slot, v)
class P:
    x = Typed(int)
    name = Typed(str)
p = P()
p.x, p.name = 3, "n"
print(p.x, p.name, P.x.slot)
try:
    p.x = "no"
except TypeError as e:
    print(e)
