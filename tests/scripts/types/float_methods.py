print((1.5).is_integer(), (2.0).is_integer(), (0.75).as_integer_ratio(), (0.1).hex(), float.fromhex("0x1.8p+1"), (2.5).conjugate())
print((3.7).real, (3.7).imag, (-1.5).__abs__(), (1.0).hex(), (-0.0).hex(), float("inf").hex(), float.fromhex("-0x.8"))
for f in (lambda: float("inf").as_integer_ratio(), lambda: float("nan").as_integer_ratio(), lambda: float.fromhex("zz")):
    try:
        f()
    except (OverflowError, ValueError) as e:
        print(type(e).__name__, e)
