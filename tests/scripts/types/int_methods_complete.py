print((255).bit_length(), (-255).bit_count(), (0).bit_length(), (2**100).bit_count(), (7).as_integer_ratio(), True.as_integer_ratio())
print((5).is_integer(), (5).conjugate(), (5).real, (5).imag, (5).numerator, (5).denominator, True.real, (10**30).numerator)
print((258).to_bytes(2), (258).to_bytes(2, "little"), (-2).to_bytes(2, signed=True), (0).to_bytes(), (5).to_bytes(length=3, byteorder="big"))
print(int.from_bytes(b"\1\2"), int.from_bytes(b"\1\2", "little"), int.from_bytes(b"\xff", signed=True), int.from_bytes([1, 2]), int.from_bytes(b""))
print((5).__round__(), (1234).__round__(-2), round(1250, -2), round(1350, -2), (5).__trunc__(), (5).__floor__(), (5).__ceil__())
print((7).__divmod__(2), (7).__floordiv__(2), (7).__rsub__(2), (7).__pow__(2, 5), (7).__index__(), (7).__bool__(), (7).__hash__())
print((7).__format__("x"), format(255, "#b"), (5).__sizeof__(), (5).__getnewargs__(), (5).__eq__(5.0), (5).__lt__("a"), (5).__add__(1.5))


def show(make):
    try:
        print(make())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


show(lambda: (256).to_bytes(1))
show(lambda: (-1).to_bytes(1))
show(lambda: (128).to_bytes(1, signed=True))
show(lambda: (1).to_bytes(-1))
show(lambda: (1).to_bytes("a"))
show(lambda: (1).to_bytes(1, "middle"))
show(lambda: (1).to_bytes(1, 5))
show(lambda: int.from_bytes("ab"))
show(lambda: int.from_bytes(5))
show(lambda: int.from_bytes([256]))
show(lambda: int.from_bytes(b"a", "middle"))
show(lambda: int.from_bytes())
show(lambda: (5).bit_length(1))
show(lambda: (5).nothing)
show(lambda: setattr(5, "real", 1))
show(lambda: int(5, 2))
show(lambda: int("z", 40))
show(lambda: int("12", 2))
show(lambda: int([]))
show(lambda: int(x=5))
