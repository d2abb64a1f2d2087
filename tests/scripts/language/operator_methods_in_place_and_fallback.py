class A:
    def __init__(self): self.log = []
    def __iadd__(self, o):
        self.log.append(("iadd", o))
        return self
    def __sub__(self, o): return ("sub", o)
    def __imul__(self, o): return NotImplemented
    def __mul__(self, o): return ("mul", o)
a = b = A()
a += 1
print(a is b, a.log)
a -= 2
print(a)
b *= 3
print(b)
