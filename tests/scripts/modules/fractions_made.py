# What fractions are made of, and what is refused.
from fractions import Fraction

for args in [
    (), (3,), (3, 6), (-3, 6), (3, -6), (0, 5), (1, 0), ("3/4",), (" -7/2 ",), ("1.5",), (".5",), ("5.",), ("1e3",),
    ("1.5E-3",), ("1_000/3",), ("3 / 4",), ("1/0",), ("",), ("a",), ("1//2",), ("1__0",), ("_1",), ("- 1",), ("+3",),
    ("1/-2",), ("1e",), ("1.2.3",), (".",), ("inf",), (0.1,), (1.5,), (float("inf"),), (float("nan"),), (1j,),
    (None,), ([],), ("1", 2), (1, "2"), (1.5, 2), (Fraction(1, 2), Fraction(3, 4)), (True,), (10**30, 10**29),
]:
    try:
        print(args, repr(Fraction(*args)))
    except Exception as error:
        print(args, type(error).__name__, error)

for maker, value in [
    (Fraction.from_float, 0.25), (Fraction.from_float, 3), (Fraction.from_float, "a"), (Fraction.from_decimal, 4),
    (Fraction.from_float, float("inf")),
]:
    try:
        print(repr(maker(value)))
    except Exception as error:
        print(type(error).__name__, error)
