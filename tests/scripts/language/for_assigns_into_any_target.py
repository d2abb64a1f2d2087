class C: pass
c = C()
xs = [0, 0]
for c.n in (1, 2, 3):
    pass
for xs[1] in "ab":
    pass
for (a, *b), k in [((1, 2, 3), "x"), ((4,), "y")]:
    print(a, b, k)
print(c.n, xs)
