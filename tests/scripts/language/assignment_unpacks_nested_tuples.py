a, (b, (c, d)), [e, f] = 1, (2, (3, 4)), "xy"
print(a, b, c, d, e, f)
for i, (k, v) in enumerate([("a", 1), ("b", 2)]):
    print(i, k, v)
(x), y = [10], 20
print(x, y)
() = []
[p, q] = range(2)
print(p, q)
