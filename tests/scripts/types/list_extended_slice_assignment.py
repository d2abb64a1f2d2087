xs = list(range(6))
xs[::2] = "abc"
print(xs)
xs[::-1] = xs
print(xs)
xs[1:5:2] = [None, None]
print(xs)
xs[2:2] = [7, 8]
print(xs)
xs[:] = (x for x in range(3))
print(xs)
xs[10:] = [9]
xs[-100:0] = ["first"]
print(xs)
for s, v in ((slice(None, None, 2), [1]), (slice(0, 4, 3), "abc")):
    try:
        xs[s] = v
    except ValueError as e:
        print(e)
try:
    xs[0:1] = 5
except TypeError as e:
    print(e)
