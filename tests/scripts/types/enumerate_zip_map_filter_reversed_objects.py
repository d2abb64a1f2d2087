e = enumerate("ab", start=5)
print(next(e), list(e), list(e), iter(e) is e)
z = zip([1, 2, 3], "ab")
print(list(z), list(zip()), list(zip("a")), list(zip(*[(1, 2), (3, 4)])))
m = map(lambda a, b: a + b, [1, 2, 3], [10, 20])
print(next(m), list(m), list(map(str, [1])), list(filter(None, [0, 1, "", "x"])), list(filter(lambda x: x > 1, [1, 2, 3])))
r = reversed([1, 2, 3])
print(next(r), list(r), list(r), [type(o).__name__ for o in (e, z, m, filter(None, []), r, reversed("a"), reversed(range(2)), iter(range(2)))])
for f in (lambda: next(zip()), lambda: list(zip([1], 5)), lambda: list(map(None, [1])), lambda: map(str), lambda: filter(1), lambda: enumerate(5), lambda: reversed(5)):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
