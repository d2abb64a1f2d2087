a, b = 1, 2
a, b = b, a
print(a, b)
i, xs = 0, [10, 20, 30]
i, xs[i] = 2, "set"
print(i, xs)
xs = [1, 2, 3]
xs[0], xs[2], xs[1] = xs[2], xs[1], xs[0]
print(xs)
