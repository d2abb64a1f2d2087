# Keys that are compared without calls: ints, floats, strings, tuples of them; and those that are not.
import random

random.seed(3)


def check(name, keys):
    for reverse in (False, True):
        pairs = list(enumerate(keys))
        result = sorted(pairs, key=lambda pair: pair[1], reverse=reverse)
        neighbours = list(zip(result, result[1:]))
        ordered = all((a[1] > b[1]) if reverse else (a[1] < b[1]) for a, b in neighbours if a[1] != b[1])
        stable = all(a[0] < b[0] for a, b in neighbours if a[1] == b[1])
        print(name, reverse, ordered, stable, len(result) == len(keys), result[:2])
        print(sorted(keys, reverse=reverse) == [key for _, key in result])


def some(choose, n=500):
    return [choose() for _ in range(n)]


floats = [0.0, -0.0, 1.5, -1.5, 1e300, -1e300, 5e-324, float("inf"), -float("inf")]
check("ints", some(lambda: random.randint(-50, 50) * 10 ** random.randint(0, 17)))
check("floats", some(lambda: random.choice([*floats, random.uniform(-9, 9)])))
check("texts", some(lambda: "".join(random.choice("ab\0é\U0001F600") for _ in range(random.randint(0, 11)))))
check("tuples", some(lambda: (random.choice("abc"), random.randint(-2, 2), random.choice([0.0, -0.0, 2.5]))))
check("lengths", some(lambda: (1,) * random.randint(0, 3)))
check("kinds", some(lambda: random.choice([1, 2.5, True, 0])))
check("kinds in tuples", some(lambda: (random.choice([1, 2.5, True, 0]), 1)))
check("tuples in tuples", some(lambda: ((random.randint(0, 3),), random.randint(0, 3))))
check("large ints", some(lambda: random.randint(-(2**70), 2**70)))
check("empty tuples", [() for _ in range(5)])
for bad in ([1, "a"], [(1, 2), (1, "b")], [("a", 1), (2, 1)]):
    try:
        print(sorted(bad))
    except TypeError as error:
        print(error)


class Backward(str):
    def __lt__(self, other):
        return str.__gt__(self, other)


print(sorted([Backward("a"), Backward("c"), Backward("b")]), sorted([(Backward("a"),), (Backward("c"),)]))
print(sorted([3, 1, 2]), sorted([]), sorted([1]))
