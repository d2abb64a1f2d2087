import typing
from typing import (
    TYPE_CHECKING, Any, NewType, NoReturn, ParamSpec, TypeVar, assert_type, cast, final, get_overloads, no_type_check, overload,
    override, clear_overloads,
)

if TYPE_CHECKING:
    import nothing_at_all

UserId = NewType("UserId", int)
print(UserId(5), UserId, UserId.__supertype__, UserId.__name__, type(UserId), UserId | None)
print(cast(str, 5), assert_type(3, int), TYPE_CHECKING)


@overload
def double(x: int) -> int: ...
@overload
def double(x: str) -> str: ...
def double(x):
    return x * 2


print(double(2), double("a"), len(get_overloads(double)), get_overloads(double)[0].__annotations__)
clear_overloads()
print(get_overloads(double))


@overload
def only(x): ...


try:
    only(1)
except NotImplementedError as error:
    print(error)


class Base:
    @final
    def fixed(self):
        pass

    def free(self):
        pass


@final
class Derived(Base):
    @override
    def free(self):
        pass


print(Base.fixed.__final__, Derived.__final__, Derived.free.__override__)


@no_type_check
def loose(x: "not a type!"):
    pass


print(loose.__no_type_check__, typing.get_type_hints(loose))
P = ParamSpec("P")
R = TypeVar("R", covariant=True)
print(P, P.args, P.kwargs, R, typing.Callable[P, R], typing.Callable[typing.Concatenate[int, P], R])
print(typing.Callable[P, R][[int, str], bool] if False else "skipped")


class Loose(Any):
    pass


print(Loose().__class__.__mro__, typing.Text is str)
try:
    class Sub(UserId):
        pass
except TypeError as error:
    print(error)
