print({x % 3 for x in range(9)}, {c.lower() for c in "AaBb"} == {"a", "b"}, {frozenset({1, 2}), frozenset({2, 1})}, len({(1, 2), (1, 2.0)}))
for f in (lambda: {[1]}, lambda: [1] in {1}, lambda: {1}.add({}), lambda: {1}.remove([2]), lambda: frozenset([[]]), lambda: {1}.discard({})):
    try:
        f()
    except TypeError as e:
        print(e)
print({1} in {frozenset({1})}, {1} in [{1}])
