from dataclasses import KW_ONLY, InitVar, asdict, astuple, dataclass, field, fields, make_dataclass, replace
from typing import ClassVar


def define(body, **options):
    namespace = dict(globals())
    try:
        exec("class C:\n" + "\n".join("    " + line for line in body.split("\n")), namespace)
        dataclass(**options)(namespace["C"])
        print("fine")
    except Exception as error:
        print(type(error).__name__, error)


define("a: int = 1\nb: int")
define("a: list = []")
define("a: dict = {}")
define("a: int = field(default=1, default_factory=int)")
define("a = field(default=1)")
define("a: int", order=True, eq=False)
define("a: int\ndef __lt__(self, other): pass", order=True)
define("a: int\ndef __setattr__(self, n, v): pass", frozen=True)
define("a: int\ndef __hash__(self): pass", unsafe_hash=True)
define("_: KW_ONLY\na: int\n__: KW_ONLY\nb: int")
define("a: ClassVar[int] = field(kw_only=True)")
define("a: ClassVar[int] = field(default_factory=int)")
define("a: InitVar[int] = field(default_factory=int)")
define("__slots__ = ('a',)\na: int", slots=True)
define("a: int", weakref_slot=True)


@dataclass
class Point:
    x: int
    y: int = field(default=0, init=False)
    z: InitVar[int] = 5


@dataclass(frozen=True)
class Frozen:
    a: int


def thaw():
    @dataclass
    class Thawed(Frozen):
        b: int


for call in (
    lambda: Point(), lambda: Point(1, 2, 3), lambda: Point(q=1), lambda: fields(3), lambda: asdict(Point), lambda: astuple(5),
    lambda: replace(Point, x=1), lambda: replace(Point(1), y=2), lambda: replace(Point(1), w=2), thaw,
    lambda: make_dataclass("C", ["a", "a"]), lambda: make_dataclass("C", ["for"]), lambda: make_dataclass("C", [1]),
    lambda: make_dataclass("C", ["1a"]), lambda: make_dataclass("C", [("a", int, 1, 2)]), lambda: field(1),
):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)
