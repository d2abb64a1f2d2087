"""All threads read one dict."""
from _share import share

TABLE = {f"name {number}": number for number in range(100)}


def work(index, count):
    names = [f"name {number}" for number in range(100)]
    total = 0
    for i in range(count // 100):
        for name in names:
            total += TABLE[name]
            if name not in TABLE:
                total += TABLE.get(name, 0)
    return total


print(sum(share(work, 2_400_000)))
