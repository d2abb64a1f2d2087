"""The values that every function is called with: plain ones, huge ones, and objects that misbehave."""


def raising(*args):
    raise ZeroDivisionError("on purpose")


def answering(value):
    return lambda self, *args: value


def misbehaving(name, **methods):
    return type(name, (), {f"__{method}__": body for method, body in methods.items()})


class FailingAttributes:
    def __getattr__(self, name):
        raise ZeroDivisionError("no " + name)


class Numbers(list):
    """A list that says it is longer than it is."""

    def __len__(self):
        return 5


class Text(str):
    """A text that is not equal to itself and cannot be hashed."""

    def __eq__(self, other):
        raise ZeroDivisionError("on purpose")

    __hash__ = raising


class Odd(int):
    """An int whose methods answer nonsense."""

    __index__ = __int__ = __hash__ = answering("x")
    __bool__ = answering(3)


def selfish():
    items = []
    items.append(items)
    return items


def generator():
    yield 1
    raise ZeroDivisionError("in a generator")


PLAIN = {
    "None": lambda: None,
    "True": lambda: True,
    "0": lambda: 0,
    "1": lambda: 1,
    "-1": lambda: -1,
    "2**62": lambda: 2**62,
    "2**63": lambda: 2**63,
    "-2**63": lambda: -(2**63),
    "2**200": lambda: 2**200,
    "1.5": lambda: 1.5,
    "nan": lambda: float("nan"),
    "inf": lambda: float("inf"),
    "1j": lambda: 1j,
    "''": lambda: "",
    "'ab'": lambda: "ab",
    "'\\0é'": lambda: "\0é",
    "b''": lambda: b"",
    "b'ab'": lambda: b"ab",
    "()": lambda: (),
    "(1, 2)": lambda: (1, 2),
    "[]": lambda: [],
    "[1, 2]": lambda: [1, 2],
    "['a', 1]": lambda: ["a", 1],
    "[[1]]": lambda: [[1]],
    "{}": lambda: {},
    "{'a': 1}": lambda: {"a": 1},
    "{1}": lambda: {1},
    "frozenset": lambda: frozenset("a"),
    "range": lambda: range(3),
    "slice": lambda: slice(0, 2),
    "slice(huge)": lambda: slice(-(2**70), 2**70, 2**65),
    "slice(text)": lambda: slice("a", None, 0),
    "object": lambda: object(),
    "int": lambda: int,
    "ValueError": lambda: ValueError,
    "lambda": lambda: lambda *args: 1,
    "raising": lambda: raising,
    "iter": lambda: iter([3, 1]),
    "generator": generator,
    "...": lambda: ...,
    "itself": lambda: selfish(),
}

INSTANCES = {
    "Numbers": lambda: Numbers([1, 2]),
    "Text": lambda: Text("ab"),
    "Odd": lambda: Odd(2),
}

# Each is a class whose one method gives nonsense or raises.
CLASSES = [
    misbehaving("NegativeLen", len=answering(-1)),
    misbehaving("TextLen", len=answering("x"), getitem=raising),
    misbehaving("HugeLen", len=answering(2**70), iter=lambda self: iter([1])),
    misbehaving("RaisingLen", len=raising, iter=lambda self: iter([1])),
    misbehaving("TextIndex", index=answering("x")),
    misbehaving("RaisingIndex", index=raising),
    misbehaving("HugeIndex", index=answering(2**70)),
    misbehaving("TextHash", hash=answering("x")),
    misbehaving("RaisingHash", hash=raising),
    misbehaving("RaisingEq", eq=raising, hash=answering(1)),
    misbehaving("TextEq", eq=answering("x"), lt=answering(""), hash=answering(1)),
    misbehaving("BadTruthEq", eq=lambda self, other: RaisingBool(), lt=lambda self, other: RaisingBool()),
    misbehaving("RaisingLt", lt=raising, gt=raising),
    misbehaving("IntIter", iter=answering(5)),
    misbehaving("RaisingIter", iter=raising),
    misbehaving("RaisingNext", iter=lambda self: self, next=raising),
    misbehaving("NoneIter", iter=None),
    misbehaving("RaisingItem", getitem=raising),
    misbehaving("IntBool", bool=answering(3)),
    misbehaving("RaisingBool", bool=raising),
    misbehaving("IntTexts", str=answering(5), repr=answering(5), format=answering(5), bytes=answering(5)),
    misbehaving("RaisingTexts", str=raising, repr=raising, format=raising, bytes=raising),
    misbehaving("NegativeHint", iter=lambda self: iter([1]), length_hint=answering(-1)),
    misbehaving("TextHint", iter=lambda self: iter([1]), length_hint=answering("x")),
    misbehaving("TextNumbers", int=answering("x"), float=answering("x"), complex=answering("x"), trunc=answering("x")),
    misbehaving("RaisingNumbers", int=raising, float=raising, complex=raising, trunc=raising, round=raising),
    misbehaving("RaisingOperators", add=raising, radd=raising, mul=raising, contains=raising, neg=raising, abs=raising),
    type("IntKeys", (), {"keys": answering(5), "__getitem__": raising}),
    type("TextKeys", (), {"keys": answering("ab"), "__getitem__": raising}),
    type("Unfit", (), {"__fspath__": answering(5), "__dir__": answering(5), "__reversed__": answering(5)}),
    type("NoClass", (), {"__class__": property(raising), "__dict__": property(raising)}),
    FailingAttributes,
]
RaisingBool = next(cls for cls in CLASSES if cls.__name__ == "RaisingBool")

VALUES = {**PLAIN, **INSTANCES, **{cls.__name__: cls for cls in CLASSES}}

# For calls with two arguments: each of the one beside each of the other.
FRIENDS = ["1", "'ab'", "[1, 2]"]
SOME = [
    "None", "1", "-1", "2**62", "2**63", "1.5", "'ab'", "b'ab'", "(1, 2)", "[1, 2]", "{'a': 1}", "{1}", "object",
    "lambda", "raising", "TextIndex", "IntIter", "RaisingEq", "RaisingBool",
]  # fmt: skip
FEW = ["None", "1", "'ab'", "2**62", "object"]

KEYWORDS = "base default encoding fillvalue key maxlen maxsplit name repeat reverse sep start strict x".split()


def calls():
    """Every call: what it is called, the makers of its arguments, and of its keyword arguments."""
    yield "()", [], {}
    for name, make in VALUES.items():
        yield f"({name})", [make], {}
    for friend in FRIENDS:
        for some in SOME:
            yield f"({friend}, {some})", [VALUES[friend], VALUES[some]], {}
            if some not in FRIENDS:
                yield f"({some}, {friend})", [VALUES[some], VALUES[friend]], {}
    for few in FEW:
        yield f"(1, {few}, 1)", [VALUES["1"], VALUES[few], VALUES["1"]], {}
        yield f"('ab', 'ab', {few})", [VALUES["'ab'"], VALUES["'ab'"], VALUES[few]], {}
    for count in (4, 5, 9):
        yield f"({count} times 1)", [VALUES["1"]] * count, {}
    for keyword in KEYWORDS:
        yield f"({keyword}=1)", [], {keyword: VALUES["1"]}
        yield f"('ab', {keyword}='ab')", [VALUES["'ab'"]], {keyword: VALUES["'ab'"]}
    yield "(1, 1, 1, x=1, y=2)", [VALUES["1"]] * 3, {"x": VALUES["1"], "y": VALUES["1"]}
