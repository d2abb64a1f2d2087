from __future__ import annotations

import typing
from typing import Annotated, Callable, ClassVar, Dict, List, Literal, Optional, Union, get_args, get_origin, get_type_hints


class Node:
    value: int
    next: Optional[Node]
    names: ClassVar[List["str"]] = []

    def add(self, other: Node, *, deep: bool = False) -> "Dict[str, Node]":
        pass


class Child(Node):
    extra: Annotated[int, "positive"]


def function(a: int, b: "str | None" = None, *args: Callable[[int], str]) -> None:
    pass


print(get_type_hints(Node))
print(get_type_hints(Node.add))
print(get_type_hints(Child), get_type_hints(Child, include_extras=True)["extra"])
print(get_type_hints(function), function.__annotations__)
print(get_type_hints(len), get_type_hints(typing) == {})
try:
    get_type_hints(type("Bad", (), {"__annotations__": {"x": "Missing"}}))
except NameError as error:
    print(error)
for tp in (
    List[int], list[int], Union[int, str], int | str, Optional[int], Callable[[int, str], bool], Callable[..., int], Literal[1, "x"],
    Annotated[int, 3], Dict, int, ClassVar[int], Dict[str, List[int]], typing.Tuple[()], typing.Generic,
):
    print(tp, get_origin(tp), get_args(tp))
