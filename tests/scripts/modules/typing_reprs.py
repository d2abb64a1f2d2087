from typing import *


class Box:
    pass


T = TypeVar("T")
for shown in (
    Any, Union[int, str], Union[int], Optional[int], Optional["Box"], List, List[int], Dict[str, List[int]], Tuple[int, ...],
    Tuple[()], Set[Box], FrozenSet[str], Type[Box], Callable, Callable[[int, str], bool], Callable[..., None], Callable[[], int],
    Literal[1, "a", None, True], ClassVar[int], Final[str], Annotated[int, "unit", 3], NoReturn, Never, Self, LiteralString,
    Iterable[int], Iterator, Sequence[str], Mapping[str, int], Generator[int, None, str], Deque[int], DefaultDict[str, int],
    Counter[str], OrderedDict[str, int], ForwardRef("X"), List["Box"], T, TypeVar("K", bound=int), List[T], Dict[T, T],
    Union[T, None], Required[int], TypeGuard[int], Union[int, None, str], Union[None, int], Union[int, Union[str, int]],
    List[Any], Optional[Union[int, str]], Text, AnyStr, TypeAlias, Concatenate[int, ...], int | List[int], List[int] | None,
    Hashable, Sized, Collection[int], ChainMap[str, int], AbstractSet[int], KeysView[int], Generic, Generic[T],
):
    print(shown)
print(Union[int, str] == Union[str, int], Optional[int] == Union[int, None], List[int] == List[int], List[int] == list[int])
print(Union[int, str] == (int | str), hash(List[int]) == hash(List[int]), Literal[1, 2] == Literal[2, 1], Literal[1] == Literal[True])
