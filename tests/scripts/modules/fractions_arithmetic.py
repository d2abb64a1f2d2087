from fractions import Fraction
import operator

a, b = Fraction(3, 4), Fraction(-5, 6)
pairs = [
    (a, b), (b, a), (a, 2), (2, a), (a, 0), (0, a), (a, 1.5), (1.5, a), (a, 1j), (1j, a), (a, "x"), ("x", a), (a, None),
    (Fraction(0), -2), (Fraction(4), Fraction(1, 2)), (b, -3), (2, Fraction(-3)), (2.5, Fraction(2)),
    (a, float("nan")), (a, float("inf")), (Fraction(1, 2), 0.5), (Fraction(2), 2 + 0j),
]
for name in ("add", "sub", "mul", "truediv", "floordiv", "mod", "pow", "eq", "lt", "le", "gt", "ge"):
    for x, y in pairs:
        try:
            print(name, x, y, repr(getattr(operator, name)(x, y)))
        except Exception as error:
            print(name, x, y, type(error).__name__, error)
print(divmod(a, b), divmod(5, a), divmod(a, 0.5), sum([a, b, 1]), max(a, b, 0.7), sorted([a, 0.5, 1, b]))
