print(abs(-5), abs(-2.5), abs(True), abs(-(10 ** 30)), divmod(17, 5), divmod(-17, 5), divmod(7.5, 2), pow(2, 10), pow(2, 10, 1000))
print(pow(3, -1, 7), pow(2.0, 3), pow(-2, 3, 5), pow(2, -2), pow(10, 50, 10 ** 9 + 7), pow(base=2, exp=3), pow(0, 0, 1), pow(5, 3, -7))
for f in (lambda: pow(2, -1, 4), lambda: pow(2, 3, 0), lambda: pow(2.0, 3, 5), lambda: abs("x"), lambda: divmod(1, 0), lambda: divmod(1.5, 0)):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
