print(list(filter(lambda x: x % 2, range(6))), list(filter(None, [0, 1, [], [0]])), list(map(len, ["a", "bb"])), list(map(pow, [2, 3], [3, 2])))
m = map(lambda x: 10 // x, [5, 0, 2])
print(next(m))
try:
    next(m)
except ZeroDivisionError as e:
    print(e)
print(next(m), list(map(max, [1, 5], [4, 2], [3, 3])), sum(map(int, "123")))
