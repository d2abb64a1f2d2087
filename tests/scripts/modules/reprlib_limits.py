import reprlib
from collections import deque

for value in (
    list(range(20)), tuple(range(3)), (1,), set(range(10)), {3, "a", 1}, frozenset("abcdefghi"), dict.fromkeys(range(9), 0),
    "x" * 100, "short", "q'" * 40, 10**60, [[[[[[[[1]]]]]]]], deque(range(9)), {}, set(), frozenset(), [], (), b"y" * 50,
    {"deep": {"deeper": {"k": [1, 2, 3, 4, 5, 6, 7, 8]}}},
):
    print(reprlib.repr(value))

short = reprlib.Repr(maxlist=2, maxstring=9, fillvalue="***", maxlevel=2)
print(short.repr([1, 2, 3]), short.repr("abcdefghijkl"), short.repr([[[1]]]))
wide = reprlib.Repr(indent=2)
print(wide.repr([1, {"a": (2, 3)}, []]))
wide.indent = "--"
print(wide.repr((1, [2])))
for indent in (-1, 2.5):
    wide.indent = indent
    try:
        wide.repr([1])
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)


class Mine(reprlib.Repr):
    def repr_Point(self, point, level):
        return f"<a point, level {level}>"


class Point:
    def __repr__(self):
        return "P" * 50


class Broken:
    def __repr__(self):
        raise ValueError


print(Mine().repr([Point()]), reprlib.repr(Point()))
print(reprlib.repr(Broken()).split(" at ")[0])
