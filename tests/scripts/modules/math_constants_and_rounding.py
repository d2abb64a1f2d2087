import math
print(math.pi, math.e, math.tau, math.inf, math.nan != math.nan, math.floor(-2.5), math.ceil(-2.5), math.trunc(-2.7), math.floor(1e20), math.ceil(3))
print(math.modf(2.5), math.modf(-2.5), math.frexp(8.0), math.ldexp(0.5, 4), math.copysign(3, -0.0), math.fabs(-2), math.fmod(-7, 3), math.remainder(7, 4), math.ulp(1.0), math.nextafter(1, 2))
for f in (lambda: math.floor(math.inf), lambda: math.ceil(math.nan), lambda: math.trunc("a"), lambda: math.floor("a")):
    try:
        f()
    except (OverflowError, ValueError, TypeError) as e:
        print(type(e).__name__, e)
