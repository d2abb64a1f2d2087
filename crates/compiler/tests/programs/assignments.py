def f(self, a, b):
    a, b = b, a
    self.x, a = a, self.x
    a = b = self.y = a[0]
    self.n += 1
    a[b] -= 2
    a[1:2], b[::3] = b, a
    del a, self.x, b[0]
    x: int = 5
    first, *rest = b
    return first, rest

annotated: int = 3
bare: str
annotated.attribute: "s" = 4
