import math
print(math.fsum([1e16, 1.0, -1e16]), math.fsum([0.1] * 10), math.fsum([1e308, 1e308 / 4, -1e308]), math.fsum([]))
print(math.hypot(*[1e-200] * 4), math.hypot(1e308, 1e307), math.hypot(3, 4, 12), math.hypot(5e-324, 5e-324), math.dist((1, 2, 3), (4, 6, 3)))
print(math.sumprod([10, 20, 30], [1, 2, 3]), math.sumprod([1e16, 1.0, -1e16], [1.0, 1.0, 1.0]), math.sumprod([1, 2.5], [4, 5]), math.prod([0.1, 10, 10 ** 20]))
for f in (lambda: math.fsum([1e308] * 3), lambda: math.dist([1], [1, 2]), lambda: math.fsum(["a"])):
    try:
        f()
    except (OverflowError, ValueError, TypeError) as e:
        print(type(e).__name__, e)
