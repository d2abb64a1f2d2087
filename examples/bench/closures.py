"""Closures: cells read and written, functions made in loops, lambdas, decorators."""
import sys


def counter():
    n = 0

    def increment(by):
        nonlocal n
        n += by
        return n

    return increment


def compose(f, g):
    return lambda x: f(g(x))


def traced(f):
    calls = 0

    def wrapper(x):
        nonlocal calls
        calls += 1
        wrapper.calls = calls
        return f(x)

    return wrapper


@traced
def half(x):
    return x >> 1


def run(n):
    a, b = counter(), counter()
    step = compose(lambda x: x + 1, lambda x: x * 3 & 0xFFFF)
    total = 0
    for i in range(n):
        total += a(i) & 1
        b(1)
        total += step(i)
        total += half(total) & 7
        add = lambda x, k=i: x + k + total & 0xFFFFF
        total = add(2)
    return total, a(0), b(0), half.calls


if __name__ == "__main__":
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 1_500_000
    print(run(n))
