from enum import Flag, auto


class Perm(Flag):
    R = auto()
    W = auto()
    X = auto()
    RW = R | W
    NONE = 0


print(list(Perm), len(Perm), [p.value for p in Perm], Perm)
print(repr(Perm.R | Perm.X), str(Perm.R | Perm.X), Perm.R | Perm.W, Perm.R & Perm.W, Perm.RW ^ Perm.R, ~Perm.R)
print(Perm.R in Perm.RW, Perm.X in Perm.RW, bool(Perm.NONE), bool(Perm.R & Perm.X), Perm(3) is Perm.RW, Perm(0))
print(list(Perm.R | Perm.X), len(Perm.RW), Perm(7), repr(Perm(5)), (Perm.R | Perm.X).name, Perm(5).value)
print(Perm["RW"], Perm.__members__.keys(), Perm.RW.name, (Perm.R | Perm.W) is Perm.RW, Perm(~1), Perm(-1))
perm = Perm.R
perm |= Perm.X
print(perm, perm == Perm.R | Perm.X, hash(perm) == hash(Perm(5)), {Perm(5): 1}[perm])
for call in (lambda: Perm(8), lambda: Perm.R | 2, lambda: 2 & Perm.R, lambda: 1 in Perm.R, lambda: Perm("x"), lambda: Perm.R < Perm.W, lambda: Perm(-9)):
    try:
        print(call())
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)


class Color(Flag):
    BLACK = 0
    RED = auto()
    GREEN = auto()
    WHITE = 7


print(list(Color), Color.WHITE, repr(Color.WHITE), Color.BLACK, list(Color.WHITE), ~Color.RED)
