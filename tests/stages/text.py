name = "Wörld"
print(f"{name!r:>{10}} {3.5:.2f} {name=}", b"\x00", r"\d", 0x_ff, 1_000.5)
squares = [n * n for n in range(3) if n % 2]
