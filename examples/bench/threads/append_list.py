"""All threads append to one list."""
from _share import share

ITEMS = []


def work(index, count):
    for i in range(count):
        ITEMS.append(i)


share(work, 3_000_000)
print(len(ITEMS))
