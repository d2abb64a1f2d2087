print(1 .real, (1).real, 1.0.is_integer(), 1..real, 5.5.__class__.__name__, 0x10 .bit_length(), -1 .__abs__(), 1e3.hex())
print(5 .__add__(6), 2 ** 3 .real, (2).__pow__(3))
