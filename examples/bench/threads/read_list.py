"""All threads read one list."""
from _share import share

TABLE = [number * number % 1000 for number in range(1000)]


def work(index, count):
    total = 0
    for i in range(count):
        total += TABLE[i % 1000] + TABLE[-1]
    for _ in range(count // 1000):
        for item in TABLE:
            total += item
    return total


print(sum(share(work, 2_400_000)))
