# Look for: the right number of primes, found by eight threads that share one list behind a lock.
#   minipy primes_in_threads.py            (up to 1,000,000; another limit as first argument)
import sys
import threading
import time

limit = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
THREADS = 8
found = []
lock = threading.Lock()


def is_prime(n):
    if n < 2:
        return False
    if n % 2 == 0:
        return n == 2
    d = 3
    while d * d <= n:
        if n % d == 0:
            return False
        d += 2
    return True


def search(first):
    mine = [n for n in range(first, limit + 1, THREADS) if is_prime(n)]
    with lock:
        found.extend(mine)


def main():
    start = time.perf_counter()
    threads = [threading.Thread(target=search, args=(i,), name=f"search-{i}") for i in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(f"{len(found):,} primes up to {limit:,}, the largest is {max(found):,}")
    print(f"{time.perf_counter() - start:.2f} s", file=sys.stderr)


if __name__ == "__main__":
    main()
