"""Fannkuch-redux: the most flips of the first pancakes over all permutations (from the benchmarks game)."""
import sys


def run(n):
    permutation = list(range(n))
    count = [0] * n
    most = 0
    checksum = 0
    sign = 1
    r = n
    while True:
        while r != 1:
            count[r - 1] = r
            r -= 1
        first = permutation[0]
        if first:
            p = permutation[:]
            flips = 0
            while first:
                p[: first + 1] = p[first::-1]
                flips += 1
                first = p[0]
            if flips > most:
                most = flips
            checksum += sign * flips
        # The next permutation: rotate the first r + 1 elements.
        sign = -sign
        while True:
            if r == n:
                return checksum, most
            permutation.insert(r, permutation.pop(0))
            count[r] -= 1
            if count[r] > 0:
                break
            r += 1


if __name__ == "__main__":
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 9
    print(*run(n))
