from abc import ABC, ABCMeta, abstractmethod
class Shape(ABC):
    @abstractmethod
    def area(self): ...
    @property
    @abstractmethod
    def name(self): ...
    def describe(self): return f"{self.name} of {self.area()}"
class Square(Shape):
    def __init__(self, side): self.side = side
    def area(self): return self.side ** 2
    name = "square"
class Half(Shape):
    def area(self): return 0
print(Square(3).describe(), isinstance(Square(1), Shape), sorted(Shape.__abstractmethods__), type(Shape) is ABCMeta)
for cls in (Shape, Half):
    try:
        cls()
    except TypeError as e:
        print(e)
@Shape.register
class Outsider: pass
print(issubclass(Outsider, Shape), isinstance(Outsider(), Shape), Shape in Outsider.__mro__)
