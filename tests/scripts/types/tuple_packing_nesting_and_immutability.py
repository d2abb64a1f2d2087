t = 1, (2, [3]), "x"
t[1][1].append(4)
print(t, len(t), t[1][1], hash((1, (2, 3))) == hash((1, (2, 3))), t == (1, (2, [3, 4]), "x"))
for f in (lambda: t.__setitem__, lambda: hash(t), lambda: t + 1, lambda: t * "a", lambda: t < 5):
    try:
        f()
    except (AttributeError, TypeError) as e:
        print(e)
try:
    t[0] = 5
except TypeError as e:
    print(e)
try:
    del t[0]
except TypeError as e:
    print(e)
a = (1, 2)
b = a
a += (3,)
print(a, b, (*a, *b), tuple(x * 2 for x in a), a[::-1], a.index(2), sum(a), (a, b) == ((1, 2, 3), (1, 2)))
