import math
print(math.sqrt(2), math.isqrt(10 ** 20 + 1), math.pow(2, 10), math.exp(1), math.log(math.e), math.log(8, 2), math.log2(1024), math.log10(1000), math.log1p(0), math.expm1(0), round(math.cbrt(27), 9), math.exp2(3), math.log(10 ** 400), math.log2(2 ** 2000))
print(math.hypot(3, 4), math.hypot(1, 2, 2), math.dist([0, 0], [3, 4]), math.sqrt(16), math.log10(10 ** 300))
for f in (lambda: math.sqrt(-1), lambda: math.log(0), lambda: math.log(-1), lambda: math.exp(1000), lambda: math.pow(0, -1), lambda: math.isqrt(-1), lambda: math.isqrt(2.0), lambda: math.sqrt("a"), lambda: math.fmod(1, 0), lambda: math.sqrt(10 ** 400)):
    try:
        f()
    except (ValueError, OverflowError, TypeError) as e:
        print(type(e).__name__, e)
