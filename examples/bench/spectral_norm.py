"""The largest singular value of an infinite matrix by power iteration (from the benchmarks game)."""
import sys
from math import sqrt


def element(i, j):
    return 1.0 / ((i + j) * (i + j + 1) // 2 + i + 1)


def times(v):
    return [sum([element(i, j) * x for j, x in enumerate(v)]) for i in range(len(v))]


def times_transposed(v):
    return [sum([element(j, i) * x for j, x in enumerate(v)]) for i in range(len(v))]


def run(n):
    u = [1.0] * n
    v = u
    for _ in range(10):
        v = times_transposed(times(u))
        u = times_transposed(times(v))
    uv = vv = 0.0
    for x, y in zip(u, v):
        uv += x * y
        vv += y * y
    return sqrt(uv / vv)


if __name__ == "__main__":
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 360
    print(f"{run(n):.9f}")
