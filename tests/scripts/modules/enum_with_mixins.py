import copy
from dataclasses import dataclass
from enum import Enum, IntEnum
from functools import total_ordering


@dataclass
class Size:
    width: int
    height: int = 2


class Page(Size, Enum):
    A = 1, 2
    B = 3


print(repr(Page.A), Page.B.width, Page.B.height, Page.A.value)


@total_ordering
class Grade(Enum):
    A = 5
    B = 4

    def __lt__(self, other):
        if self.__class__ is other.__class__:
            return self.value < other.value
        return NotImplemented


print(Grade.A > Grade.B, sorted(Grade), max(Grade))


class Loud:
    def __str__(self):
        return "LOUD"


class Speaker(Loud, Enum):
    ON = 1


class Formatted(Enum):
    X = 1

    def __format__(self, spec):
        return f"<{spec}>"

    def __repr__(self):
        return "own repr"

    def __eq__(self, other):
        return "eq"

    __hash__ = Enum.__hash__


print(Speaker.ON, repr(Speaker.ON), f"{Formatted.X:abc}", [Formatted.X], Formatted.X == 3)
print(copy.copy(Grade.A) is Grade.A, copy.deepcopy([Grade.A])[0] is Grade.A)


class Op(Enum):
    ADD = "+"
    SUB = "-"

    def __call__(self, a, b):
        return a + b if self is Op.ADD else a - b

    def __init_subclass__(cls, **kwds):
        super().__init_subclass__(**kwds)
        print("subclass", cls)


print(Op.ADD(1, 2), Op("-")(5, 3), Op.ADD is not Op.SUB)
