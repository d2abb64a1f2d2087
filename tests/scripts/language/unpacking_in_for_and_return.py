def pairs():
    yield from {"a": (1, 2), "b": (3, 4)}.items()
for k, (x, y) in pairs():
    print(k, x + y)
def minmax(xs): return min(xs), max(xs)
lo, hi = minmax([3, 1, 2])
print(lo, hi)
(a, b), *c = [minmax([1, 5]), 7, 8]
print(a, b, c)
