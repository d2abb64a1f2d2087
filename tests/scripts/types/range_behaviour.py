r = range(2, 20, 3)
print(r, list(r), len(r), r[0], r[-1], r[1:3], r[::-1], r.start, r.stop, r.step, 5 in r, 6 in r, r.index(8), r.count(8), r.count(9))
print(range(0) == range(5, 5), range(0, 3, 2) == range(0, 4, 2), hash(range(3)) == hash(range(0, 3)), list(range(5, 0, -2)), range(10)[2:5], list(reversed(range(3))))
print(10 ** 20 in range(10 ** 21), range(10 ** 30)[-1], bool(range(0)), max(range(5)), "a" in range(3), 2.0 in range(3))
for f in (lambda: range(1.5), lambda: range(1, 2, 0), lambda: range(3)[5], lambda: r.index(7), lambda: range(), lambda: len(range(10 ** 20)), lambda: range("a")):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
