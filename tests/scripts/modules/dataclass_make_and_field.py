from dataclasses import MISSING, Field, dataclass, field, fields, make_dataclass

Made = make_dataclass(
    "Made", [("x", int), "y", ("z", list, field(default_factory=list))], namespace={"double": lambda self: self.x * 2}, order=True
)
made = Made(1, "y")
print(made, made.double(), Made.__mro__[1:], Made.__module__, Made.__annotations__)
Sub = make_dataclass("Sub", [("w", float, 1.5)], bases=(Made,), frozen=False)
print(Sub(1, 2), Sub(1, 2, [3], 4))


@dataclass
class Marked:
    a: int = field(metadata={"unit": "m"}, repr=False)
    b: int = field(default=3, init=False)
    c: "list[int]" = None


for each in fields(Marked):
    print(each.name, each.type, each.default is MISSING, each.init, each.repr, each.hash, each.compare, each.kw_only, each.metadata)
print(isinstance(fields(Marked)[0], Field), Marked(5), Marked(5).a, Marked.b, hasattr(Marked, "a"), Marked.__doc__)
print(repr(fields(Marked)[1]).replace(repr(MISSING), "MISSING"))
print(Marked.__dataclass_params__)


@dataclass
class Described:
    """Has its own text."""

    value: int = 0

    @property
    def twice(self):
        return self.value * 2


print(Described.__doc__, Described(4).twice)
