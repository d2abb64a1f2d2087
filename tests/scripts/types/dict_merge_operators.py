a, b = {"x": 1, "y": 2}, {"y": 3, "z": 4}
print(a | b, b | a, a)
c = a
c |= b
print(c, c is a)
c |= [("w", 0)]
print(a, {**a, "x": 0})
try:
    a | [("x", 1)]
except TypeError as e:
    print(e)
