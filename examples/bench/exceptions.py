"""Raising, catching, passing through frames, finally, with."""
import sys


class Rejected(Exception):
    def __init__(self, n):
        super().__init__("rejected", n)
        self.n = n


class Guard:
    def __init__(self):
        self.entered = 0
        self.failed = 0

    def __enter__(self):
        self.entered += 1
        return self

    def __exit__(self, kind, value, traceback):
        if kind is not None:
            self.failed += 1
        return kind is KeyError


def check(i):
    if i % 3 == 0:
        raise ValueError(i)
    if i % 7 == 0:
        raise Rejected(i)
    return i


def middle(i):
    try:
        return check(i)
    finally:
        middle.calls += 1


middle.calls = 0


def run(n):
    guard = Guard()
    table = {}
    good = bad = rejected = 0
    for i in range(n):
        try:
            good += middle(i)
        except ValueError:
            bad += 1
        except Rejected as e:
            rejected += e.n
        with guard:
            if i & 3:
                table[i & 15] = i
            else:
                table[-1]
        try:
            table[i & 31]
        except KeyError:
            bad += 2
    return good, bad, rejected, middle.calls, guard.entered, guard.failed


if __name__ == "__main__":
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    print(run(n))
