a, b = {1, 2, 3}, {3, 4}
print(a | b, a & b, a - b, a ^ b, a.union([9], (8,)), a.intersection([1, 2], [2]), a.difference([1], [2]), a.symmetric_difference([1, 7]))
print(a <= {1, 2, 3, 4}, a < a, a >= {1}, {1} > set(), a.issubset(range(9)), a.issuperset([1]), a.isdisjoint([5]), a == {3, 2, 1}, a != b)
c = a
a |= {10}; a &= {1, 2, 10}; a -= {1}; a ^= {2, 5}
print(a, c is a)
for f in (lambda: a | [1], lambda: a < [1], lambda: a & 5):
    try:
        f()
    except TypeError as e:
        print(e)
