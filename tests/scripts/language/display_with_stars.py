a, d = [1, 2], {"x": 1}
print([*a, 3, *a], (*a, *"bc"), {*a, *a}, {**d, "y": 2, **{"x": 5}})
print([*range(3), *{"k": 1}, *()], *a, sep=",")
t = *a, 0
print(t)
try:
    [*5]
except TypeError as e:
    print(e)
try:
    {**[1]}
except TypeError as e:
    print(e)
