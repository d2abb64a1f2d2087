print(list(enumerate("abc")), list(enumerate("ab", 1)), list(enumerate([], 5)), list(enumerate(iterable="x", start=-1)), dict(enumerate("xy")))
try:
    enumerate([1], "a")
except TypeError as e:
    print(e)
print(next(enumerate("a", 10 ** 20)))
