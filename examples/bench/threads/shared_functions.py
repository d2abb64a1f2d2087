"""All threads call the same functions."""
from _share import share


def add(a, b=1):
    return a + b


def twice(a):
    return add(a) + add(a, 2)


def work(index, count):
    total = 0
    for i in range(count):
        total += twice(i & 7)
    return total


print(sum(share(work, 1_600_000)))
