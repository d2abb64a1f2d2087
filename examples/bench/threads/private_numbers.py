"""Each thread counts with numbers of its own."""
from _share import share


def work(index, count):
    total, x = 0, 0.5
    for i in range(count):
        total += i & 7
        x = 3.7 * x * (1.0 - x)
    return total


print(sum(share(work, 6_000_000)))
