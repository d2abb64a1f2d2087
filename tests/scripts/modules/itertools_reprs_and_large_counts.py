from itertools import count, repeat, islice
print(count(), count(5), count(1, 2), count(1.5), count(1, 1.0), repeat("x"), repeat("x", 3), repeat(1, -5))
print(list(islice(count(2 ** 62 - 2), 4)), list(islice(count(2 ** 63 - 1, -1), 3)), repeat(1, 3).__length_hint__())
c = count(10, 5)
print(next(c), next(c), c)
