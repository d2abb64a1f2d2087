"""dataclasses: on protocols, defaults of slots that are no arguments, annotations that are text."""
from dataclasses import dataclass, field
from typing import ClassVar, Protocol, get_type_hints


class HasSize(Protocol):
    size: int


@dataclass
class Box(HasSize):
    size: int


class Plain(HasSize):
    size = 3


class Base:
    def __init__(self, start=9):
        self.start = start


class Mixed(HasSize, Base):
    size = 1


print(Box(5), Plain().size, Mixed().start, Mixed(4).start)
for wrong in (lambda: HasSize(), lambda: Plain(1)):
    try:
        wrong()
    except TypeError as error:
        print(error)


@dataclass(slots=True)
class Slotted:
    name: str
    kind: str = field(default="plain", init=False)


print(Slotted("a"), Slotted("b").kind)


class Other:
    pass


@dataclass
class Texts:
    other: "Other"
    count: "int" = 1
    shared: "ClassVar[int]" = 2


print(get_type_hints(Texts.__init__))
