print(list(reversed([1, 2, 3])), list(reversed("abc")), list(reversed(range(3))), list(reversed((1, 2))), list(reversed({1: 0, 2: 0})), list(reversed({"a": 1}.items())))
print(sorted([3, 1, 2]), sorted("bca"), sorted({3: 0, 1: 0}), sorted([1, -3, 2], key=abs, reverse=True), sorted((x for x in (2, 1))), sorted([]))
xs = [3, 1]
print(sorted(xs), xs, sorted([True, False, 0.5]), sorted(["b", "A", "c"], key=str.lower), sorted([(1, "b"), (0, "z"), (1, "a")]))
try:
    sorted([1, "a"])
except TypeError as e:
    print(e)
try:
    sorted(5)
except TypeError as e:
    print(e)
