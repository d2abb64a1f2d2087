print(float("1.5"), float("  -2e3\n"), float("1_0.5"), float("inf"), float("-Infinity"), float("NaN"), float(".5"), float("5."), float())
print(float("1e400"), float("1e-400"), float(b"2.5"), float("0" * 50 + "1"), float(10 ** 20))
for s in ("", "abc", "1.5.2", "1e", "0x10", "1 2", "--1"):
    try:
        float(s)
    except ValueError as e:
        print(e)
try:
    float(None)
except TypeError as e:
    print(e)
