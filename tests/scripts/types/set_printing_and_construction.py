print(set(), frozenset(), {1}, frozenset([1]), set("a"), {*()} == set(), type({}).__name__, type({1}).__name__)
class S(set): pass
print(S([1]), type(S() | {1}).__name__, repr(frozenset()), set(((1, 2), (1, 2))), len({1, 1.0, True}))
print({frozenset({1}): "k"}[frozenset([1])], {1} == frozenset({1}), hash(frozenset({2, 1})) == hash(frozenset({1, 2})), {1, 2} in [{2, 1}])
