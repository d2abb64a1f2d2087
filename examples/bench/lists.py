"""Lists: indexing, append, slices, comprehensions, a sieve and matrix products."""
import sys


def sieve(n):
    flags = [True] * (n + 1)
    flags[0] = flags[1] = False
    i = 2
    while i * i <= n:
        if flags[i]:
            for j in range(i * i, n + 1, i):
                flags[j] = False
        i += 1
    return [k for k, prime in enumerate(flags) if prime]


def multiply(a, b):
    columns = list(zip(*b))
    return [[sum([x * y for x, y in zip(row, column)]) for column in columns] for row in a]


def shuffle_in_place(xs):
    state = 12345
    for i in range(len(xs) - 1, 0, -1):
        state = (state * 1103515245 + 12345) & 0x7FFFFFFF
        j = state % (i + 1)
        xs[i], xs[j] = xs[j], xs[i]


def run(n):
    primes = sieve(n)
    shuffle_in_place(primes)
    stack = []
    checksum = 0
    for p in primes:
        if p & 2 and stack:
            checksum += stack.pop() - p
        else:
            stack.append(p)
        checksum ^= primes[p % len(primes)]
    size = 60
    a = [[(i * j) % 7 for j in range(size)] for i in range(size)]
    for _ in range(n // 400_000):
        a = [[x % 100 for x in row] for row in multiply(a, a)]
    halves = primes[::2] + primes[1::2]
    return len(primes), checksum, sum(map(sum, a)), halves[len(halves) // 3], len(stack)


if __name__ == "__main__":
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 8_000_000
    print(run(n))
