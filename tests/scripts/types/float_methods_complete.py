inf, nan = float("inf"), float("nan")
print((0.1).hex(), (1.0).hex(), (-0.0).hex(), inf.hex(), nan.hex(), (5e-324).hex(), (1.7976931348623157e308).hex(), (3.5).hex())
for text in ["0x1.8p1", "0x1p-1074", "-0x.8p0", "inf", "-infinity", "nan", "0x10", "1.8", "  0x1.fp0\n", "0X1.8P+1", "0x1.ffffffffffffffp0", "1p3"]:
    print(repr(text), float.fromhex(text))
print((0.5).as_integer_ratio(), (-2.25).as_integer_ratio(), (0.0).as_integer_ratio(), (1e20).as_integer_ratio(), (0.1).as_integer_ratio())
print((5.0).is_integer(), (5.5).is_integer(), inf.is_integer(), nan.is_integer(), (1.5).conjugate(), (1.5).real, (1.5).imag)
print((1.5).__round__(), (2.5).__round__(), (1.25).__round__(1), (1.5).__trunc__(), (-1.5).__floor__(), (-1.5).__ceil__(), (1.5).__int__())
print((7.5).__divmod__(2), (7.5).__mod__(-2), (7.5).__rpow__(2), (1.5).__bool__(), (0.0).__bool__(), (1.5).__getnewargs__(), (1.5).__sizeof__())
print((1.5).__eq__(1.5), (1.5).__lt__(2), (1.5).__lt__("a"), (1.5).__add__(1), (1.5).__radd__("a"), (1.5).__format__(".3f"))


def show(make):
    try:
        print(make())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


show(lambda: float.fromhex("0x"))
show(lambda: float.fromhex("zz"))
show(lambda: float.fromhex("0x1p5000"))
show(lambda: float.fromhex(5))
show(lambda: float.fromhex())
show(lambda: inf.as_integer_ratio())
show(lambda: nan.as_integer_ratio())
show(lambda: inf.__trunc__())
show(lambda: nan.__round__())
show(lambda: (1.5).__round__("a"))
show(lambda: round(1e308, -400))
show(lambda: float("1_000.5"))
show(lambda: float("1__0"))
show(lambda: float([]))
show(lambda: float(x=1))
show(lambda: float("a", "b"))
show(lambda: float.fromhex("0x1.8p1").nothing)
show(lambda: (1.5).hex(1))
