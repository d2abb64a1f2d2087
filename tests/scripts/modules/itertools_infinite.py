from itertools import count, cycle, repeat, islice
print(list(islice(count(), 3)), list(islice(count(5, -2), 3)), list(islice(count(0.5, 0.25), 3)), list(islice(cycle("ab"), 5)), list(repeat("x", 3)), list(islice(repeat(0), 2)), list(cycle([])))
c = count(1)
print(next(c), next(c), c, repr(repeat(1, 2)), list(map(pow, range(4), repeat(2))))
