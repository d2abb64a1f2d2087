print((255).bit_length(), (0).bit_length(), (-256).bit_length(), (2 ** 100).bit_length(), (255).bit_count(), (-7).bit_count())
print((1000).to_bytes(4, "big"), (1000).to_bytes(2, "little"), (-2).to_bytes(2, "big", signed=True), (5).to_bytes())
print(int.from_bytes(b"\x03\xe8", "big"), int.from_bytes(b"\xff\xfe", "little", signed=True), int.from_bytes([1, 0], "big"))
print((7).conjugate(), (7).real, (7).imag, (7).numerator, (7).denominator, (7).as_integer_ratio(), (3).is_integer())
try:
    (300).to_bytes(1, "big")
except OverflowError as e:
    print(e)
try:
    (-1).to_bytes(1, "big")
except OverflowError as e:
    print(e)
