from typing import Protocol, SupportsAbs, SupportsIndex, SupportsInt, TypeVar, runtime_checkable, is_protocol, get_protocol_members

T = TypeVar("T")


@runtime_checkable
class Closer(Protocol):
    def close(self) -> None: ...


@runtime_checkable
class Named(Protocol):
    name: str

    def greet(self):
        return f"I am {self.name}"


class Plain(Protocol):
    def run(self): ...


class Generic2(Protocol[T]):
    def get(self) -> T: ...


class Door:
    def close(self):
        pass


class Person(Named):
    def __init__(self, name):
        self.name = name


class Nameless:
    close = None


print(isinstance(Door(), Closer), issubclass(Door, Closer), isinstance(3, Closer), isinstance(Nameless(), Closer))
print(Person("ann").greet(), isinstance(Person("x"), Named), isinstance(Door(), Named))
print(is_protocol(Closer), is_protocol(Person), sorted(get_protocol_members(Named)), Generic2[int], Generic2.__parameters__)
print(isinstance(3, SupportsInt), isinstance("3", SupportsInt), isinstance(2.5, SupportsAbs), isinstance(2.5, SupportsIndex))
door = Door()
door.name = "d"
door.greet = lambda: 0
print(isinstance(door, Named))
for call in (
    lambda: Closer(), lambda: isinstance(3, Plain), lambda: issubclass(Door, Plain), lambda: issubclass(Door, Named),
    lambda: type(Protocol)("Bad", (Door, Protocol), {}), lambda: runtime_checkable(Door), lambda: get_protocol_members(int),
):
    try:
        print(call())
    except TypeError as error:
        print(error)


class Wide(Closer, Protocol):
    def open(self): ...


print(sorted(get_protocol_members(Wide)), Closer.__mro__[1:], Plain.__class__.__name__)
