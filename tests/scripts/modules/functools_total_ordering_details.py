from functools import total_ordering


@total_ordering
class ByLess:
    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        if not isinstance(other, ByLess):
            return NotImplemented
        return self.n < other.n

    def __eq__(self, other):
        return isinstance(other, ByLess) and self.n == other.n


@total_ordering
class ByGreaterEqual:
    def __init__(self, n):
        self.n = n

    def __ge__(self, other):
        return self.n >= other.n

    def __eq__(self, other):
        return self.n == other.n


for cls in (ByLess, ByGreaterEqual):
    a, b, c = cls(1), cls(2), cls(1)
    print(cls.__name__, a < b, a > b, a <= b, a >= b, a <= c, a >= c, a > c, a < c, a == c)
    print([name for name in ("__lt__", "__le__", "__gt__", "__ge__") if name in cls.__dict__], cls.__le__.__name__)
for call in (lambda: ByLess(1) < 3, lambda: ByLess(1) >= 3, lambda: total_ordering(type("None", (), {}))):
    try:
        print(call())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
print(max(ByLess(3), ByLess(9)).n, sorted([ByLess(2), ByLess(1)])[0].n)


class Child(ByLess):
    pass


print(Child(1) <= Child(2), total_ordering(Child) is Child)
