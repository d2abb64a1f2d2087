"""Metaclasses, descriptors, operators, pattern matching, exception groups, generics."""

import math
import operator
from collections.abc import Callable, Iterable, Mapping, MutableMapping, Sequence
from typing import Self, overload, get_type_hints, runtime_checkable, Protocol


class Registry(type):
    known = {}

    @classmethod
    def __prepare__(metacls, name, bases, **options):
        return {"order": len(metacls.known)}

    def __new__(metacls, name, bases, namespace, *, abstract=False, **options):
        cls = super().__new__(metacls, name, bases, namespace, **options)
        if not abstract:
            metacls.known[name.lower()] = cls
        return cls

    def __init__(cls, name, bases, namespace, **options):
        super().__init__(name, bases, namespace)

    def __call__(cls, *args, **kwargs):
        made = super().__call__(*args, **kwargs)
        made.sealed = True
        return made

    def __contains__(cls, value):
        return isinstance(value, cls)

    def __getitem__(cls, name):
        return cls.known[name]

    def __len__(cls):
        return len(cls.known)


class Positive:
    def __set_name__(self, owner, name):
        self.name, self.slot = name, "_" + name

    def __get__(self, instance, owner=None):
        return self if instance is None else getattr(instance, self.slot)

    def __set__(self, instance, value):
        if not isinstance(value, (int, float)) or isinstance(value, bool):
            raise TypeError(f"{self.name} must be a number, not {type(value).__name__}")
        if value <= 0:
            raise ValueError(f"{self.name} must be positive")
        setattr(instance, self.slot, value)


class Shape(metaclass=Registry, abstract=True):
    __match_args__: tuple[str, ...] = ()

    def area(self) -> float:
        raise NotImplementedError(f"{type(self).__name__} has no area")

    def __eq__(self, other):
        if not isinstance(other, Shape):
            return NotImplemented
        return math.isclose(self.area(), other.area())

    __hash__ = None

    def __lt__(self, other):
        return self.area() < other.area()


class Circle(Shape):
    radius = Positive()
    __match_args__ = ("radius",)

    def __init__(self, radius):
        self.radius = radius

    def area(self):
        return math.pi * self.radius**2


class Rectangle(Shape):
    width, height = Positive(), Positive()
    __match_args__ = ("width", "height")

    def __init__(self, width, height):
        self.width, self.height = width, height

    def area(self):
        return self.width * self.height


class Square(Rectangle):
    def __init__(self, side):
        super().__init__(side, side)


class Vector(Sequence):
    __slots__ = ("_items",)

    def __init__(self, *items):
        self._items = tuple(items)

    def __getitem__(self, index):
        return Vector(*self._items[index]) if isinstance(index, slice) else self._items[index]

    def __len__(self):
        return len(self._items)

    def _each(self, other, function):
        if isinstance(other, Vector):
            if len(other) != len(self):
                raise ValueError(f"lengths {len(self)} and {len(other)}")
            return Vector(*map(function, self, other))
        return NotImplemented

    def __add__(self, other):
        return self._each(other, operator.add)

    def __sub__(self, other):
        return self._each(other, operator.sub)

    def __mul__(self, other):
        return Vector(*(item * other for item in self)) if isinstance(other, (int, float)) else NotImplemented

    __rmul__ = __mul__

    def __matmul__(self, other):
        return sum(map(operator.mul, self, other))

    def __neg__(self):
        return -1 * self

    def __abs__(self):
        return math.sqrt(self @ self)

    def __repr__(self):
        return f"Vector{self._items!r}"

    def __format__(self, spec):
        return "(" + ", ".join(format(item, spec) for item in self) + ")"


class Folded(MutableMapping):
    def __init__(self, pairs=(), **more):
        self._data = {}
        self.update(pairs, **more)

    def __getitem__(self, key):
        return self._data[key.lower()][1]

    def __setitem__(self, key, value):
        self._data[key.lower()] = key, value

    def __delitem__(self, key):
        del self._data[key.lower()]

    def __iter__(self):
        return (key for key, _ in self._data.values())

    def __len__(self):
        return len(self._data)


def describe(thing):
    match thing:
        case Circle(radius=r) if r > 100:
            return "huge circle"
        case Circle(r):
            return f"circle of {r}"
        case Square(width=side):
            return f"square of {side}"
        case Rectangle(w, h):
            return f"{w} by {h}"
        case {"type": "circle" | "disc" as kind, **rest}:
            return f"{kind} in a dict with {rest}"
        case [Shape() as first, *others]:
            return f"{describe(first)} and {len(others)} more"
        case [] | "":
            return "nothing"
        case str(text) | bytes(text):
            return f"text of {len(text)}"
        case int() | float() as number if not isinstance(number, bool):
            return f"number {number:+}"
        case None | True | False:
            return f"constant {thing}"
        case (x, y):
            return f"pair {x}, {y}"
        case _:
            return f"something: {type(thing).__name__}"


class Pipe[T]:
    def __init__(self, items: Iterable[T]):
        self.items = list(items)

    def then[U](self, step: Callable[[T], U]) -> "Pipe[U]":
        return Pipe(step(item) for item in self.items)


type Pair[A] = tuple[A, A]

shapes = [Circle(1), Rectangle(2, 3), Square(2)]
print(len(Shape), list(Shape.known), Shape["square"].__mro__[1].__name__, [cls.order for cls in Shape.known.values()])
print(sorted(shapes)[0].area(), Square(2) == Rectangle(1, 4), shapes[0] in Circle, shapes[1] in Square, shapes[0].sealed)
for thing in [*shapes, Circle(101), {"type": "disc", "r": 2}, shapes, [], "", "abc", b"x", 5, -2.5, True, None, (1, 2), {1}, {}]:
    print(describe(thing), end=" | ")
print()
for make in (lambda: Circle(0), lambda: Circle("1"), lambda: Rectangle(1), lambda: Shape().area(), lambda: {Circle(1)},
             lambda: Shape["cube"], lambda: Circle(1) < 5, lambda: Vector(1) + Vector(1, 2), lambda: Vector(1) + 1):
    try:
        print(make())
    except (TypeError, ValueError, KeyError, NotImplementedError, AttributeError) as error:
        print(type(error).__name__, error)
v, w = Vector(3, 4), Vector(1, -1)
print(v + w, v - w, 2 * v, v @ w, -v, abs(v), v[0], v[:1], f"{v:.1f}", 4 in v, list(reversed(v)), v.index(4), v.count(3))
folded = Folded({"Host": 1}, accept="x")
folded["HOST"] = 2
print(dict(folded), folded["host"], "ACCEPT" in folded, folded.pop("accept"), len(folded), folded == {"HOST": 2}, isinstance(folded, Mapping))
print(Pipe("123").then(int).then(lambda n: n * n).items, Pair.__value__, Pair.__type_params__, Pipe.__type_params__)
try:
    raise ExceptionGroup("several", [ValueError("v"), ExceptionGroup("inner", [TypeError("t"), KeyError("k")]), OSError(2, "no")])
except* (TypeError, KeyError) as group:
    print("names:", [type(error).__name__ for error in group.exceptions[0].exceptions])
except* ValueError as group:
    print("values:", group.exceptions, group.message)
except* OSError as group:
    print("system:", group.exceptions[0].errno, group.subgroup(lambda error: True) is group)
