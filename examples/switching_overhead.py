# Look for: the same work cut into 1, 2, 4 and 8 threads. Under the GIL it cannot get faster; how much slower?
#   minipy switching_overhead.py
import threading
import time

WORK = 4_000_000


def burn(n):
    total = 0
    for i in range(n):
        total += i
    return total


print(f"{'threads':>7} {'seconds':>8} {'relative':>8}")
base = None
for count in (1, 2, 4, 8):
    threads = [threading.Thread(target=burn, args=(WORK // count,)) for _ in range(count)]
    start = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    elapsed = time.perf_counter() - start
    base = base or elapsed
    print(f"{count:>7} {elapsed:>8.3f} {elapsed / base:>8.2f}")
