import cmath

inf, nan = cmath.inf, cmath.nan
for name in "acos acosh asin asinh atan atanh cos cosh exp log log10 sin sinh sqrt tan tanh phase polar isfinite isinf isnan".split():
    for x in (0.0, -0.0, 1.5, inf, -inf, nan):
        for y in (0.0, -0.0, -2.0, inf, -inf, nan):
            if x in (0.0, 1.5) and y in (0.0, -2.0):
                continue
            try:
                print(name, x, y, getattr(cmath, name)(complex(x, y)))
            except (ValueError, OverflowError) as error:
                print(name, x, y, type(error).__name__, error)
for size in (0.0, 2.0, inf, -inf, nan):
    for angle in (0.0, -0.0, 1.0, inf, nan):
        try:
            print("rect", size, angle, cmath.rect(size, angle))
        except ValueError as error:
            print("rect", size, angle, error)
