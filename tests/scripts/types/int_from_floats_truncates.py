print(int(3.9), int(-3.9), int(1e20), int(0.5), int(True), int(-0.0))
for v in (float("inf"), float("nan"), float("-inf")):
    try:
        int(v)
    except (OverflowError, ValueError) as e:
        print(type(e).__name__, e)
