"""Writes sorts.txt: how CPython's list.sort compares the items of various lists, and the order it leaves.

Run it with CPython 3.13. Each line is `SHAPE LENGTH SEED FAILURE => CALLS DIGEST ORDER`: a list of LENGTH items whose
values `values` makes, the comparison at which `__lt__` raises (0: none), the number of comparisons, the digest of
the pairs of item numbers that were compared, and the digest of the item numbers in the final order.
"""

import random


def digest(numbers):
    result = 0
    for number in numbers:
        result = (result * 31 + number + 1) & 0xFFFFFFFF
    return result


def numbers(seed):
    """A sequence of pseudo-random numbers below 2**31."""
    while True:
        seed = (seed * 6364136223846793005 + 1442695040888963407) % 2**64
        yield seed >> 33


def values(shape, length, seed):
    source = numbers(seed)
    if shape in (0, 8):  # random; for 8 the comparisons are, too
        return [next(source) for _ in range(length)]
    if shape == 1:  # few different values
        return [next(source) % 4 for _ in range(length)]
    if shape == 2:  # ascending but for some
        return [i if next(source) % 16 else next(source) % length for i in range(length)]
    if shape == 3:  # descending with equals
        return [(length - i) // (1 + seed % 5) for i in range(length)]
    if shape in (4, 5):  # ascending or descending runs
        result, value = [], 0
        for _ in range(length):
            value += next(source) % 3 * (1 if shape == 4 else -1)
            if next(source) % 40 == 0:
                value = next(source) % 100
            result.append(value)
        return result
    if shape == 6:  # a few long runs, one after another or overlapping
        size = length // (2 + seed % 4) + 1
        return [i % size * (1 + i // size % 3) + i // size * (seed % 50) for i in range(length)]
    return [i * 7 % length // 3 if next(source) % 8 else i for i in range(length)]


class Item:
    def __init__(self, number, value):
        self.number, self.value = number, value

    def __lt__(self, other):
        calls.append(self.number * 5000 + other.number)
        if len(calls) == failure:
            raise ValueError
        if shape == 8:
            return digest((self.number, other.number, seed)) % 3 == 0
        return self.value < other.value


rng = random.Random(19)
with open("sorts.txt", "w") as out:
    for line in range(600):
        shape, seed = line % 9, rng.randrange(1000)
        length = rng.choice((0, 1, 2, 3, 5, 10, 31, 32, 33, 63, 64, 65, 100, 200, 500, 1000, 2500))
        failure = rng.choice((0, 0, rng.randrange(1, 2 * length + 2), rng.randrange(1, 8 * length + 2)))
        calls = []
        items = [Item(number, value) for number, value in enumerate(values(shape, length, seed))]
        try:
            items.sort()
        except ValueError:
            pass
        print(shape, length, seed, failure, "=>", len(calls), digest(calls), digest(i.number for i in items), file=out)
