from decimal import Decimal
from fractions import Fraction
import numbers
import operator

values = [Decimal("1.0"), Decimal("-0"), Decimal("0.1"), Decimal("NaN"), Decimal("Infinity"), 1, 0.1, 0, 1.5, Fraction(1, 10), "1", 1 + 0j]
for name in ("eq", "ne", "lt", "ge"):
    for x in values:
        for y in values:
            if not isinstance(x, Decimal) and not isinstance(y, Decimal):
                continue
            try:
                print(name, x, y, getattr(operator, name)(x, y))
            except Exception as error:
                print(name, x, y, type(error).__name__, error)
print(sorted([Decimal("1.5"), 1, Fraction(5, 4), 2.5, Decimal("-3")]), max(Decimal(1), 2), Decimal("1") in [1])
print(hash(Decimal("0.5")) == hash(0.5), hash(Decimal(7)) == hash(7), hash(Decimal("1e20")) == hash(10**20), hash(Decimal("-inf")))
print(hash(Decimal("0.1")), hash(Decimal("-1.25E-7")), hash(Decimal("3E+50")))
print(isinstance(Decimal(1), numbers.Number), isinstance(Decimal(1), numbers.Real), Decimal("1.0").compare_total(Decimal(1)))
try:
    hash(Decimal("sNaN"))
except TypeError as error:
    print(error)
