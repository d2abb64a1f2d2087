from dataclasses import dataclass, field, fields, replace
import copy


@dataclass(slots=True)
class Point:
    x: int
    y: int = 5
    data: list = field(default_factory=list)

    def shift(self):
        return self.x + 1


p = Point(1)
print(p, Point.__slots__, hasattr(p, "__dict__"), p.shift(), Point.__qualname__)
try:
    p.z = 3
except AttributeError as error:
    print(error)


@dataclass(slots=True)
class Point3(Point):
    z: int = 0


print(Point3(1, 2, [], 3), Point3.__slots__, [f.name for f in fields(Point3)])


@dataclass(slots=True, frozen=True, order=True)
class Fixed:
    a: int
    b: str = "b"


fixed = Fixed(1)
print(fixed, hash(fixed) == hash(Fixed(1)), fixed < Fixed(2), replace(fixed, a=7), copy.copy(fixed) == fixed)
try:
    fixed.a = 2
except AttributeError as error:
    print(type(error).__name__, error)
print(copy.deepcopy(Point(1, 2, [3])))


@dataclass(slots=True, weakref_slot=True)
class Weak:
    a: int


print(Weak.__slots__, Weak(1))
