from typing import *


class Sub(List[int]):
    pass


T = TypeVar("T")
for call in (
    lambda: List[int, str], lambda: Dict[str], lambda: Any(), lambda: List(), lambda: List[int](), lambda: isinstance([], List[int]),
    lambda: issubclass(int, List[int]), lambda: isinstance(3, Any), lambda: Union[()], lambda: Optional[int, str],
    lambda: ClassVar[int, str], lambda: NoReturn[int], lambda: Callable[int], lambda: Callable[int, str], lambda: Annotated[int],
    lambda: Generic[int], lambda: Generic[T, T], lambda: List[int][str], lambda: Literal(),
    lambda: TypeVar("T", int), lambda: TypeVar("T", int, str, bound=int), lambda: cast(int), lambda: ForwardRef(3),
    lambda: ForwardRef("1 +"), lambda: get_type_hints(3), lambda: assert_never("x"), lambda: type("S", (Any, int), {}),
    lambda: type("S", (Union[int, str],), {}), lambda: Self[int], lambda: isinstance(3, Self), lambda: Concatenate[int],
):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)
print(Sub.__mro__, Sub.__orig_bases__, Sub([1, 2]), isinstance([], List), issubclass(dict, Mapping), isinstance(3, Union[int, str]))
