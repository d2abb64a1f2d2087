import copy

inner = [1, 2]
for original in ([inner, inner], (inner, 3), {"a": inner}, {1, 2}, frozenset({1}), "text", 5, None):
    shallow, deep = copy.copy(original), copy.deepcopy(original)
    print(type(original).__name__, shallow == original, deep == original)

nested = [inner, inner]
shallow = copy.copy(nested)
deep = copy.deepcopy(nested)
inner.append(3)
print(shallow, deep, deep[0] is deep[1])

loop = [1]
loop.append(loop)
twin = copy.deepcopy(loop)
print(twin, twin is not loop, twin[1] is twin)

pair = ([], 1)
print(copy.deepcopy(pair) is not pair, copy.copy(pair) is pair, copy.deepcopy((1, "a")) is not None)


def function():
    pass


print(copy.copy(function) is function, copy.deepcopy(function) is function, copy.deepcopy(int) is int)
print(copy.deepcopy(range(3)), copy.copy(slice(1, 2)), copy.deepcopy(3 + 4j))
memo = {}
copy.deepcopy([inner], memo)
print(memo[id(inner)])
