class C: pass
c, five, none = C(), 5, None
for f in (lambda: c[0], lambda: len(c), lambda: 1 in c, lambda: iter(c), lambda: five[0], lambda: none["a"], lambda: C[int],
          lambda: list(5), lambda: print[0]):
    try:
        f()
    except TypeError as e:
        print(e)
try:
    c[0] = 1
except TypeError as e:
    print(e)
try:
    del c[0]
except TypeError as e:
    print(e)
try:
    (1, 2)[0] = 3
except TypeError as e:
    print(e)
