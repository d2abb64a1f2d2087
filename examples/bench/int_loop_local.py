"""Integer arithmetic on local variables in a while loop."""
import sys


def run(n):
    i = 0
    total = 0
    odd = 0
    while i < n:
        total = total + i * 3
        if i & 1:
            odd += 1
        total = total - (i >> 2)
        i += 1
    return total + odd


if __name__ == "__main__":
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 8_000_000
    print(run(n))
