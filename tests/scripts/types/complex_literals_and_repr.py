for z in [1j, 0j, -1j, 1 + 2j, 1 - 2j, -0.0 + 1j, -(0j), 1.5e300j, 1e16 + 1e-7j, 3.0 + 0j, complex(-0.0, -0.0)]:
    print(repr(z), str(z), f"{z}")
inf, nan = float("inf"), float("nan")
print(complex(inf, nan), complex(nan, -inf), complex(0, nan), complex(-0.0, inf))
print(1_0j, 1.J, .5j, 1e3J)
