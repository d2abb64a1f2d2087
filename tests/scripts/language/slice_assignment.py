xs = [0, 1, 2, 3, 4, 5]
xs[1:3] = "abc"
print(xs)
xs[:0] = [9]
print(xs)
xs[2:5] = []
print(xs)
xs[::2] = [7, 7, 7]
print(xs)
xs[len(xs):] = (1, 2)
print(xs)
xs[1:1] = xs
print(xs)
try:
    xs[::2] = [1]
except ValueError as e:
    print(e)
try:
    xs[0:1] = 5
except TypeError as e:
    print(e)
xs += 1,
xs[5:2] = "z"
print(xs)
