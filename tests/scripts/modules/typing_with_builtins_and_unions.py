import typing
from collections.abc import Callable, Mapping
from typing import Annotated, Any, Literal, Optional, TypeVar, Union, get_type_hints

T = TypeVar("T")
U = TypeVar("U", int, str)
B = TypeVar("B", bound="Base")


class Base:
    def copy(self: B) -> B:
        return self


print(list[T], dict[str, T][int], list[T].__parameters__, tuple[int, ...], Callable[[int], T].__parameters__)
print(int | None, Optional[int] == (int | None), Union[int, str] == (int | str), int | T, list[int] | None, T | None)
print(isinstance(3, int | str), issubclass(bool, int | str), isinstance("x", Optional[str]), type(int | str), type(Union[int, str]).__name__ != "UnionType")
print(U.__constraints__, T.__bound__, B.__bound__, T.__covariant__, repr(TypeVar("C", covariant=True)), T.__name__)
print(typing.List[T][int], typing.Dict[T, T][int], Union[T, int][str], Annotated[list[T], "m"][int])
print(Literal[1, 2].__args__, Annotated[int, 1, 2].__metadata__, Annotated[int, 1].__origin__, Annotated[Annotated[int, 1], 2])


def first(items: list[T], default: Optional[T] = None, *rest: "Any", key: Callable[[T], Any] = len) -> Union[T, None]:
    """Gives the first."""


print(get_type_hints(first))
print(first.__annotations__["items"], typing.get_origin(Mapping[str, int]), typing.get_args(Callable[[int, str], bool]))
for call in (
    lambda: list[int][str], lambda: isinstance([], list[int]), lambda: TypeVar("X", bound=int, covariant=True, contravariant=True),
    lambda: Union[int, str](), lambda: int | 3, lambda: type("S", (T,), {}), lambda: Literal[1](), lambda: Optional(),
    lambda: isinstance(3, Literal[3]), lambda: issubclass(int, Any), lambda: isinstance(3, Union[int, list[int]]),
):
    try:
        print(call())
    except Exception as error:
        print(error)
