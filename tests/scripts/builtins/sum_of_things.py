print(sum([1, 2, 3]), sum([]), sum([0.1] * 10), sum([1, 2], 10), sum([[1], [2]], []), sum(range(101)), sum([True, True]), sum((1.5, 2), start=1), sum([10 ** 20, 1]))
print(sum([1e100, 1.0, -1e100]), sum([1, 2.5]), sum({1: 5, 2: 6}), sum(x * x for x in range(4)), sum([(1,), (2,)], ()))
for f in (lambda: sum(["a", "b"]), lambda: sum(["a"], ""), lambda: sum(5), lambda: sum([1, None]), lambda: sum()):
    try:
        f()
    except TypeError as e:
        print(e)
