"""sorted() with keys: functions, methods, itemgetter, attrgetter, tuples, floats, reversed; min and max by key."""
import sys
from operator import attrgetter, itemgetter


class Person:
    def __init__(self, name, age, height):
        self.name = name
        self.age = age
        self.height = height


def people(n):
    seed, result = 1, []
    for _ in range(n):
        seed = (seed * 1103515245 + 12345) & 0x7FFFFFFF
        result.append(Person(f"P{seed % 9973}", seed >> 4 & 127, (seed >> 12 & 1023) / 7))
    return result


def run(n):
    crowd = people(n)
    rows = [(p.name, p.age, p.height) for p in crowd]
    by_age = sorted(crowd, key=lambda p: p.age)
    by_height = sorted(crowd, key=attrgetter("height"), reverse=True)
    by_both = sorted(crowd, key=lambda p: (p.age, p.name))
    by_column = sorted(rows, key=itemgetter(2))
    by_columns = sorted(rows, key=itemgetter(1, 0))
    by_case = sorted([p.name for p in crowd], key=str.lower)
    by_length = sorted([p.name for p in crowd], key=len)
    by_distance = sorted(range(n), key=lambda i: abs(i - n // 2))
    oldest, lowest = max(crowd, key=attrgetter("age")), min(rows, key=itemgetter(2))
    return (
        by_age[n // 2].age, by_height[0].name, by_both[n // 3].name, by_column[n // 2], by_columns[n // 4], by_case[n // 5],
        by_length[0], by_distance[-1], oldest.name, lowest[0],
    )


if __name__ == "__main__":
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 150_000
    print(run(n))
