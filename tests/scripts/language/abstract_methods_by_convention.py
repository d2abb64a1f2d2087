class Shape:
    def area(self): raise NotImplementedError(f"{type(self).__name__}.area")
    def describe(self): return f"{type(self).__name__} of area {self.area():.2f}"
class Square(Shape):
    def __init__(self, s): self.s = s
    def area(self): return self.s ** 2
class Blob(Shape): pass
print(Square(1.5).describe())
try:
    Blob().describe()
except NotImplementedError as e:
    print(repr(e))
print([cls.__name__ for cls in Shape.__subclasses__()])
