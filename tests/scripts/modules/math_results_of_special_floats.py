import math
inf, nan = math.inf, math.nan
print(math.sqrt(0.0), math.sqrt(inf), math.exp(-inf), math.log(inf), math.pow(0, 0), math.pow(nan, 0), math.pow(1, nan), math.pow(inf, -1), math.atan(inf) == math.pi / 2, math.hypot(inf, nan), math.fmod(5, inf), math.copysign(0, -1), math.floor(-0.5), math.ceil(-0.5), math.trunc(-0.5))
print(math.isnan(math.sqrt(nan)), math.isclose(inf, inf), math.isclose(nan, nan), math.ldexp(1.0, 1023), math.frexp(0.0), math.modf(inf), math.gcd(0, 0), math.lcm(0, 5), math.dist((), ()), math.prod(()), math.comb(5, 0), math.perm(3, 0))
for f in (lambda: math.ldexp(1.0, 2000), lambda: math.fmod(inf, 1), lambda: math.sin(inf), lambda: math.pow(-8, 1 / 3), lambda: math.log2(0), lambda: math.fsum([inf, -inf]), lambda: math.hypot("a"), lambda: math.floor([])):
    try:
        print(f())
    except (ValueError, OverflowError, TypeError) as e:
        print(type(e).__name__, e)
