"""Calls of plain functions: recursion, defaults, keywords, star arguments."""
import sys


def fib(n):
    if n < 2:
        return n
    return fib(n - 1) + fib(n - 2)


def add(a, b=1):
    return a + b


def pick(a, *rest, key=0):
    return a + len(rest) + key


def forward(*args, **kwargs):
    return pick(*args, **kwargs)


def run(n):
    total = fib(n)
    for i in range(fib(n - 8) * 10):
        total = add(total, i)
        total = add(total)
        total = add(b=total, a=i)
        total = pick(total, i, i, key=2)
        total = forward(total, i, key=1) & 0xFFFFFF
    return total


if __name__ == "__main__":
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 33
    print(run(n))
