import numbers
from fractions import Fraction

tower = [numbers.Number, numbers.Complex, numbers.Real, numbers.Rational, numbers.Integral]
for value in (True, 3, 2.5, 1j, Fraction(1, 2), "3", None):
    print(repr(value), [isinstance(value, kind) for kind in tower])
for kind in tower:
    print(kind.__name__, kind.__mro__[1].__name__, sorted(kind.__abstractmethods__)[:4])
    try:
        kind()
    except TypeError as error:
        print(str(error)[:60])
print(issubclass(int, numbers.Rational), issubclass(float, numbers.Rational))


class Size(numbers.Number):
    pass


try:
    hash(Size())
except TypeError as error:
    print(error)
