try:
    [1, "a"].sort()
except TypeError as e:
    print(e)
xs = [3, 2, 1]
try:
    xs.sort(key=lambda v: xs.append(v) or v)
except ValueError as e:
    print(e)
print(xs)
ys = [3, 1, 2]
def bad(v):
    if v == 2: raise KeyError("stop")
    return v
try:
    ys.sort(key=bad)
except KeyError as e:
    print(e, ys)
try:
    sorted([1], lambda x: x)
except TypeError as e:
    print(e)
