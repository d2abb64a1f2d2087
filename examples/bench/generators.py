"""Generators: pipelines, yield from, send, generator expressions, recursive walks."""
import sys


def count(n):
    i = 0
    while i < n:
        yield i
        i += 1


def squares(xs):
    for x in xs:
        yield x * x & 1023


def chunks(xs, size):
    chunk = []
    for x in xs:
        chunk.append(x)
        if len(chunk) == size:
            yield chunk
            chunk = []


class Tree:
    def __init__(self, depth, first=1):
        self.value = first
        self.left = Tree(depth - 1, 2 * first) if depth else None
        self.right = Tree(depth - 1, 2 * first + 1) if depth else None

    def __iter__(self):
        if self.left is not None:
            yield from self.left
        yield self.value
        if self.right is not None:
            yield from self.right


def running_total():
    total = 0
    while True:
        total += yield total


def run(n):
    total = sum(squares(count(n)))
    for chunk in chunks(count(n), 16):
        total += chunk[-1]
    totals = running_total()
    next(totals)
    for i in range(n):
        total ^= totals.send(i)
    total += sum(x for x in range(n) if x & 1)
    tree = Tree(10)
    for _ in range(n // 50_000):
        for value in tree:
            total += value
    return total


if __name__ == "__main__":
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 3_500_000
    print(run(n))
