from fractions import Fraction
import math

for x in [Fraction(7, 2), Fraction(-7, 2), Fraction(5, 2), Fraction(1, 3), Fraction(-1, 3), Fraction(5)]:
    print(x, repr(x), math.floor(x), math.ceil(x), math.trunc(x), round(x), int(x), float(x), bool(x), hash(x))
    print(abs(x), -x, +x, x.is_integer(), x.as_integer_ratio(), round(x, 1), round(x, -1), complex(x), x.conjugate())
print(Fraction(math.pi).limit_denominator(100), Fraction("3.1415926535").limit_denominator(1000))
print(Fraction(1, 3).limit_denominator(), Fraction("-22.7").limit_denominator(3))
print({Fraction(1, 2): "half"}[0.5], hash(Fraction(5)) == hash(5), Fraction(1, 2) == 0.5)


class Share(Fraction):
    pass


print(repr(Share(1, 2)), type(Share(1, 2) + 1).__name__, Share(1, 2) == Fraction(1, 2), Share("3/4").__reduce__())
for wrong in (
    lambda: Fraction(1, 2).limit_denominator(0), lambda: Fraction(1, 2, 3), lambda: setattr(Fraction(1), "numerator", 2),
    lambda: Fraction(1) < "x", lambda: 1j < Fraction(1), lambda: Fraction(1, half=2), lambda: round(Fraction(1), "a"),
):
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, error)
