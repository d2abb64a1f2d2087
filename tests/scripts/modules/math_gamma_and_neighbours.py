import math
print([math.gamma(x) for x in (0.5, 1.5, -1.5, 10, 23, 25.25, 140.5, 171.5, -170.5, 1e-20)])
print([math.lgamma(x) for x in (0.5, 3, -1.5, 100.25, 1e20)], math.erf(0.3), math.erfc(2.5), math.erf(-6))
print([math.nextafter(x, y, steps=s) for x, y, s in ((1.0, 2.0, 3), (0.0, -1.0, 1), (1.0, -1.0, 2 ** 63))], math.ulp(1e300), math.remainder(5.5, 2), math.remainder(-7, 2))
for f in (lambda: math.gamma(0), lambda: math.gamma(172), lambda: math.lgamma(-2), lambda: math.nextafter(1, 2, steps=-1)):
    try:
        f()
    except (OverflowError, ValueError) as e:
        print(type(e).__name__, e)
