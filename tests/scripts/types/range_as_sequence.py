r = range(10, 0, -3)
print(r, list(r), r[1], r[-1], r[::2], r[1:], r.index(4), 4 in r, 5 in r, len(r), r == range(10, -1, -3), hash(r) == hash(range(10, 1, -3)), r.count(7), list(reversed(r)), sum(r), min(r), sorted(r))
print(range(5)[10:], range(5)[-3:-1], range(0, 10, 3)[::-1], range(3) == [0, 1, 2], range(2 ** 65)[2 ** 64], range(1, 2 ** 70, 2 ** 69)[1], 2 ** 66 in range(2 ** 70), "x" in range(3), range(0, -5, -1)[2], bool(range(1, 1)), repr(range(1)), range(1).__class__)
for f in (lambda: r[5], lambda: r.index(5), lambda: r + r, lambda: r["a"], lambda: setattr(r, "start", 1), lambda: hash([range(2)])):
    try:
        f()
    except (IndexError, ValueError, TypeError, AttributeError) as e:
        print(type(e).__name__, e)
