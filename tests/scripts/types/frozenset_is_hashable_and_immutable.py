f = frozenset([1, 2])
print(f | {3}, {3} | f, type(f | {3}).__name__, type({3} | f).__name__, f & {1}, f.union([5]), 1 in f, len(f), f.copy() == f, f - {1})
try:
    f.add(3)
except AttributeError as e:
    print(e)
try:
    hash({1})
except TypeError as e:
    print(e)
g = f
g |= {9}
print(sorted(g), sorted(f), {1} in {frozenset({1})})
