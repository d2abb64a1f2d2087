print(list(range(3)), list(range(1, 4)), list(range(10, 0, -3)), list(range(0)), list(range(5, 1)), list(range(-3)), range(True), list(range(0, 1, 10 ** 20)))
for f in (lambda: range(), lambda: range(1, 2, 3, 4), lambda: range("3"), lambda: range(1, 5, 0), lambda: range(2.0), lambda: range(None)):
    try:
        f()
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
