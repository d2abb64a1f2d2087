from decimal import Decimal, DecimalTuple
from fractions import Fraction

for value in [
    "x", 1.1, None, (0, (1, 2), -1), (2, (1, 2), -1), (0, (1, 12), -1), (0, (1, 2), "F"), (0, (1, 2), "x"), (0, (1, 2)),
    " 1_000.5 ", "1e5", "-0E-7", "NaN123", "sNaN", "-inf", "Infinity", [0, (1,), 2], "", "+1", "1.", ".5", ".", "1e", "e5",
    "1E-05", "--1", "1 2", "infinit", True, 10**50, -7, b"1", 1j, Fraction(1, 2), (0, (), 0), (0, (1,), 1.5),
    DecimalTuple(1, (1, 5), -1),
]:
    try:
        number = Decimal(value)
        print(value, repr(number), number.as_tuple(), number.to_eng_string(), number.adjusted())
    except Exception as error:
        print(value, type(error).__name__, error)
print(Decimal(), Decimal.from_float(0.1), Decimal(value="2"), repr(Decimal("1.10")), Decimal("123E+3").to_eng_string())


class Money(Decimal):
    pass


print(repr(Money("1.5")), type(Money(1) + 1).__name__, Money(1) == 1, {Decimal("1.0"): "one"}[1], Money("2.50").__reduce__())
