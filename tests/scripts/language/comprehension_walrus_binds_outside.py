def f():
    if any((found := x) > 2 for x in [1, 3, 5]):
        return found
print(f())
values = [last := i for i in range(4)]
print(values, last)
nested = [[(deep := i * j) for j in range(3)] for i in range(3)]
print(deep, nested)
