print(int("7") + int(7.9), float("1.5") + float(2), str(5) + str(1.5) + str(None), bool("") or bool("x"), list("ab"), tuple([1]), set([1, 1]), dict([(1, 2)]))
print(int(), float(), repr(str()), bool(), list(), tuple(), set(), dict(), bytes(), frozenset(), range(0), str(b"ab", "utf-8"), str([1, "a"]), list({"k": 1}.items()))
for f in (lambda: int([]), lambda: float("x"), lambda: list(5), lambda: tuple(1.5), lambda: dict([1]), lambda: set(3), lambda: dict("ab"), lambda: bool(1, 2), lambda: int("5", x=1),
          lambda: str(b"a", "utf-8", "strict", 1), lambda: list([1], [2]), lambda: tuple(a=1)):
    try:
        f()
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
