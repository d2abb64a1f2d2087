from enum import CONFORM, EJECT, KEEP, STRICT, Flag, FlagBoundary, IntFlag, auto


class Mode(IntFlag):
    X = 1
    W = 2
    R = 4


print(Mode.R | Mode.W, repr(Mode.R | Mode.W), Mode.R + 1, repr(Mode.R | 8), Mode(9), repr(Mode(16)), repr(Mode(0)))
print(repr(1 | Mode.W), Mode.R & 4, type(Mode.R & 4), repr(~Mode.R), Mode(-1), repr(Mode.R ^ 12), f"{Mode.R:b}", 4 == Mode.R)
print(list(Mode(7)), Mode.R in Mode(6), len(Mode(7)), int(Mode(3)), isinstance(Mode(3), int))


class Strict(Flag, boundary=STRICT):
    A = auto()
    B = auto()


class Conform(Flag, boundary=CONFORM):
    A = auto()
    B = auto()


class Eject(Flag, boundary=EJECT):
    A = auto()
    C = 4


class Keep(Flag, boundary=KEEP):
    A = auto()
    C = 4


for kind in (Strict, Conform, Eject, Keep):
    for value in (3, 5, 8, -1):
        try:
            print(kind.__name__, value, repr(kind(value)), end="; ")
        except ValueError as error:
            print(type(error).__name__, error)
    print()
print(list(FlagBoundary), repr(KEEP), Keep(8), Keep(9) & Keep(8))
