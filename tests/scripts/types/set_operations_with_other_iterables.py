s = {1, 2, 3}
print(s.union([4], (5,), {6: 0}, range(7, 9)), s.intersection(range(2, 10)), s.difference("ab", [1]), s.symmetric_difference([3, 4]), s.union(), s.intersection(), s.issubset([1, 2, 3, 4]), s.issuperset({}), s.isdisjoint("abc"))
s.update("a"); s.intersection_update([1, 2, "a"]); s.difference_update([1]); s.symmetric_difference_update({"a", "z"})
print(sorted(s, key=str), {1} | frozenset({2}), frozenset({1}) | {2}, {1, 2} & {2: "dict keys"}.keys(), {1, 2} == {2, 1}, {1} < {1, 2} <= {1, 2}, {1} < {2}, {1} > {2}, set() < {1})
