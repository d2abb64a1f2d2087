"""Lecture: CPU-bound work in sequence and in threads gives the same results (times are not printed here)."""
import threading
import time


def count_primes(start, end):
    count = 0
    for n in range(max(start, 2), end):
        d = 2
        while d * d <= n:
            if n % d == 0:
                break
            d += 1
        else:
            count += 1
    return count


def collatz_longest(start, end):
    best = (0, 0)
    for n in range(max(start, 1), end):
        steps, x = 0, n
        while x != 1:
            x = x // 2 if x % 2 == 0 else 3 * x + 1
            steps += 1
        best = max(best, (steps, -n))
    return best


class Timer:
    def __init__(self, label):
        self.label = label

    def __enter__(self):
        self.start = time.perf_counter()
        return self

    def __exit__(self, *exc):
        self.seconds = time.perf_counter() - self.start
        print(f"[{self.label}] took a moment: {self.seconds > 0}")


def in_sequence(function, parts):
    return [function(a, b) for a, b in parts]


def in_threads(function, parts):
    results = [None] * len(parts)

    def work(i, a, b):
        results[i] = function(a, b)

    threads = [threading.Thread(target=work, args=(i, a, b)) for i, (a, b) in enumerate(parts)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    return results


def main():
    limit, pieces = 4000, 4
    parts = [(i * limit // pieces, (i + 1) * limit // pieces) for i in range(pieces)]
    for function in (count_primes, collatz_longest):
        with Timer("sequence"):
            one = in_sequence(function, parts)
        with Timer("threads"):
            many = in_threads(function, parts)
        print(f"{function.__name__}: {one}")
        print("same results:", one == many)
    print(sum(in_threads(count_primes, parts)), max(in_threads(collatz_longest, parts)))


if __name__ == "__main__":
    main()
