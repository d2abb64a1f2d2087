from typing import List, NamedTuple, Optional


class Employee(NamedTuple):
    """A person."""

    name: str
    id: int = 3
    tags: Optional[List[str]] = None

    @property
    def label(self):
        return f"{self.name}#{self.id}"

    def __str__(self):
        return "<" + self.name + ">"


ann = Employee("ann")
print(repr(ann), ann, ann.label, ann[1], ann == ("ann", 3, None), Employee.__doc__, ann._replace(id=9).id)
print(Employee._fields, Employee._field_defaults, Employee.__annotations__, Employee.__mro__[1:], Employee.__orig_bases__[0] is NamedTuple)
name, *rest = ann
print(name, rest, ann._asdict())
Point = NamedTuple("Point", [("x", int), ("y", "float")])
print(Point(1, 2), Point.__annotations__, Point.__module__)
for call in (
    lambda: Employee(), lambda: Employee("a", 1, None, 4), lambda: setattr(ann, "name", "b"), lambda: NamedTuple("B", [("a", int)], b=3),
    lambda: NamedTuple("B", [("_a", int)]), lambda: NamedTuple("B", [("a", int), ("a", int)]),
):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)


def order():
    class Bad(NamedTuple):
        a: int = 1
        b: int


def overwrite():
    class Bad(NamedTuple):
        a: int

        def _asdict(self):
            pass


def mixed():
    class Bad(NamedTuple, dict):
        a: int


for make in (order, overwrite, mixed):
    try:
        make()
    except Exception as error:
        print(type(error).__name__, error)
