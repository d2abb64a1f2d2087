import copy
import copyreg


class Point:
    def __init__(self, x):
        self.x = x


class Slotted:
    __slots__ = ("a",)


class Numbers(list):
    pass


class Own:
    def __reduce__(self):
        return Own, ()


function, args, state, items, pairs = Point(3).__reduce_ex__(4)
print(function.__name__, args, state, items, pairs)
slotted = Slotted()
slotted.a = 1
print(slotted.__reduce_ex__(4)[2], slotted.__getstate__(), Point(1).__getstate__(), object().__getstate__())
print(list(Numbers([1, 2]).__reduce_ex__(4)[3]), Own().__reduce_ex__(4)[0] is Own)
copyreg.pickle(Point, lambda point: (Point, (point.x * 10,)))
print(copy.copy(Point(2)).x, copy.deepcopy([Point(3)])[0].x)
for call in (
    lambda: copyreg.pickle(Point, 3), lambda: copyreg.constructor(3), lambda: copy.copy(type("Bad", (), {"__getnewargs__": lambda self: 3})()),
    lambda: copy.copy(type("Bad", (), {"__getnewargs_ex__": lambda self: (1, 2, 3)})()), lambda: object().__reduce_ex__("x"),
):
    try:
        print(call())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
