t = (1, 2, 1, 3)
print(t.count(1), t.index(3), t.index(1, 1), t[1:], t[::-1], t + (4,), t * 2, len(t), 2 in t, t[-1])
print((1, 2) < (1, 3), () < (1,), (1, [2]) == (1, [2]), hash((1, 2)) == hash((1, 2)), tuple("ab"), tuple([1]), tuple(), (1,) * 0)
for f in (lambda: t.index(9), lambda: t[9], lambda: hash((1, [])), lambda: t + [1], lambda: t["a"], lambda: t.append(1)):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
print(((1, 2), 3)[0][1], {(1, 2): "point"}[1, 2], sorted([(2, "a"), (1, "z")]), (1), (1,))
