def find(xs: list[int], key: str | None = None, *rest: tuple[int, ...], **kw: dict[str, "Later"]) -> int | None:
    return xs[0] if xs else None
print(find([4]), find.__annotations__["key"], find.__annotations__["xs"], find.__annotations__["return"])
class Node:
    next: "Node | None" = None
    items: list["Node"]
print(Node.__annotations__, isinstance(5, int | str), isinstance(None, int | None), issubclass(bool, str | int))
print(list[int]([1, 2]), dict[str, int](), int | str == str | int, list[int] == list[int])
