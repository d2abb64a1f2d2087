print(hash(0.5), hash(1.5), hash(float("inf")), hash(-float("inf")), hash(0.1), hash(-0.0), hash(1e300))
print(round(2.5), round(3.5), round(-2.5), round(2.675, 2), round(1234.5, -2), round(0.5), round(1e20), round(1.25, 1), round(5, -1), round(15, -1), round(25, -1))
print(type(round(1.0)).__name__, type(round(1.0, 0)).__name__, round(1.23456, 3), round(-1.5), round(1234567, -3), round(True))
for v in (float("nan"), float("inf")):
    try:
        round(v)
    except (ValueError, OverflowError) as e:
        print(type(e).__name__, e)
