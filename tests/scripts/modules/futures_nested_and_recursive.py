from concurrent.futures import ThreadPoolExecutor


def total(pool, numbers):
    """Splits the work; the pools are different, so nobody waits for itself."""
    half = len(numbers) // 2
    with ThreadPoolExecutor(2) as inner:
        parts = [inner.submit(sum, part) for part in (numbers[:half], numbers[half:])]
        return sum(part.result() for part in parts)


with ThreadPoolExecutor(3) as pool:
    futures = [pool.submit(total, pool, range(n)) for n in (10, 100, 1000)]
    print([future.result() for future in futures])
    # A call may submit others to its own pool if it does not wait for them.
    outer = pool.submit(lambda: [pool.submit(pow, n, 2) for n in range(5)])
    print([future.result() for future in outer.result()])
