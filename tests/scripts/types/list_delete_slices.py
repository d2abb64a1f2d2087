for s in (slice(1, 3), slice(None, None, 2), slice(None, None, -2), slice(-2, None), slice(5, 1), slice(None)):
    xs = list(range(6))
    del xs[s]
    print(xs)
xs = [1, 2, 3]
del xs[0]
del xs[-1]
print(xs)
