n = 10
g = (n * x for x in range(3))
n = 100
print(list(g))
print(sum(x * x for x in range(5)), "".join(str(d) for d in (1, 2, 3)))
print(any(x > 2 for x in [1, 5, 0]), type(x for x in []).__name__)
print(max((len(w), w) for w in "a bbb cc".split()))
