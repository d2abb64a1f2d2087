import cmath

FUNCTIONS = "acos acosh asin asinh atan atanh cos cosh exp log log10 sin sinh sqrt tan tanh phase polar".split()
for z in [0j, 1 + 2j, -1.5 + 0.5j, 3, -2, 1e-5j, complex(-0.0, -0.0), 0.9 - 1e-9j, 1e308 + 1e308j, 1e-320 + 1e-310j, 700 + 1j, -1j]:
    for name in FUNCTIONS:
        try:
            print(name, z, getattr(cmath, name)(z))
        except (ValueError, OverflowError) as error:
            print(name, z, type(error).__name__, error)
print(cmath.pi, cmath.e, cmath.tau, cmath.inf, cmath.nan, cmath.infj, cmath.nanj, cmath.exp(1j * cmath.pi) + 1)
print(cmath.rect(2, cmath.pi / 3), cmath.log(8, 2), cmath.log(100, 10 + 0j), cmath.isclose(1, 1 + 1e-10j), cmath.isclose(1, 1.1, abs_tol=0.2))
