print(list(zip("ab", [1, 2, 3])), list(zip([], [1])), dict(zip("xy", (1, 2))), list(zip(*["ab", "cd"])), [a + b for a, b in zip([1, 2], [3, 4])])
it = iter("abcd")
print(list(zip(it, it)))
short = iter([1])
long = iter([1, 2, 3])
print(list(zip(long, short)), next(long))
try:
    zip(1)
except TypeError as e:
    print(e)
