"""`for` over ranges, summing."""
import sys


def run(n):
    total = 0
    for i in range(n):
        total += i
    for i in range(n, 0, -1):
        total -= i // 2
    for _ in range(n // 10):
        for j in range(10):
            total += j
    return total


if __name__ == "__main__":
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 8_000_000
    print(run(n))
