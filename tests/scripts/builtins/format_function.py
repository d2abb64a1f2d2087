print(format(3.14159, ".2f"), format(255, "x"), format("a", ">3"), format(5), format(None, ""), format(True, "d"), format([1]), format(1234.5, ",.2f"))
for f in (lambda: format(5, "s"), lambda: format("a", "d"), lambda: format([], "5"), lambda: format(5, 5), lambda: format(1, "zz")):
    try:
        f()
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
