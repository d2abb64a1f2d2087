"""All threads change values of one dict."""
from _share import share

VALUES = {number: 0 for number in range(64)}


def work(index, count):
    for i in range(count):
        VALUES[i & 63] = i


share(work, 2_400_000)
print(len(VALUES))
