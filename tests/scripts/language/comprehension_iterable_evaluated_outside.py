def f():
    print("outermost evaluated")
    return [1, 2]
g = (x for x in f())
print("generator made")
print(list(g))
try:
    (x for x in 5)
except TypeError as e:
    print(e)
try:
    [y for x in [1] for y in undefined_name]
except NameError as e:
    print(e)
