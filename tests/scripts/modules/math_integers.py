import math
print(math.factorial(20), math.factorial(0), math.gcd(12, 18), math.gcd(), math.gcd(0, -5), math.gcd(12, 18, 27), math.lcm(4, 6), math.lcm(), math.comb(5, 2), math.perm(5, 2), math.perm(4), math.comb(3, 5), math.comb(60, 30))
print(math.prod([1, 2, 3]), math.prod([], start=5), math.prod([2.5, 2]), math.fsum([0.1] * 10), math.sumprod([1, 2], [3, 4]), math.isclose(0.1 + 0.2, 0.3), math.isclose(1, 1.1, rel_tol=0.2), math.isclose(0, 1e-10, abs_tol=1e-9))
print(math.isnan(math.nan), math.isinf(-math.inf), math.isfinite(1.0), math.factorial(30), math.fma(2.0, 3.0, 4.0))
for f in (lambda: math.factorial(-1), lambda: math.factorial(1.5), lambda: math.comb(-1, 2), lambda: math.gcd(1.5), lambda: math.sumprod([1], [1, 2])):
    try:
        f()
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
