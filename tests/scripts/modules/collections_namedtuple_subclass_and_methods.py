from collections import namedtuple
class Point(namedtuple("Point", ["x", "y"])):
    __slots__ = ()
    @property
    def length(self): return (self.x ** 2 + self.y ** 2) ** 0.5
    def __add__(self, o): return Point(self.x + o.x, self.y + o.y)
    def __str__(self): return f"<{self.x}, {self.y}>"
p = Point(3, 4)
print(p, repr(p), p.length, p + Point(1, 1), p._replace(x=0), Point(*[5, 6]), Point(**{"x": 1, "y": 2}) == (1, 2), p < Point(3, 5), max([p, Point(9, 0)]))
T = namedtuple("T", "a, b c")
print(T._fields, T(1, 2, c=3), T._make("xyz"), dict(zip(T._fields, T(1, 2, 3))), T(1, 2, 3)[-1], T(1, 2, 3)[:2], hash(T(1, 2, 3)) == hash((1, 2, 3)))
