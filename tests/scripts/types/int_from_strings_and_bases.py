print(int("42"), int("  -17 \n"), int("1_000"), int("ff", 16), int("0xff", 16), int("0b101", 0), int("0o17", 0), int("zz", 36))
print(int("-0x1F", 0), int("١٢"), int(b"12"), int("9" * 30), int())
for s in ("", "abc", "1.5", "1__0", "_1", "0x10", "12 3", "+-1"):
    try:
        int(s)
    except ValueError as e:
        print(e)
for args in (("12", 1), ("9", 8), (5, 10), ("010", 0), (None,), ([],)):
    try:
        int(*args)
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
