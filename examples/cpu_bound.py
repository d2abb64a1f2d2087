# Look for: two threads are no faster than doing the same work twice. Only the holder of the GIL computes.
#   minipy cpu_bound.py
#   minipy cpu_bound.py --no-gil
import threading
import time


def count_down(n):
    while n > 0:
        n -= 1


N = 5_000_000

start = time.perf_counter()
count_down(N)
count_down(N)
in_sequence = time.perf_counter() - start

start = time.perf_counter()
threads = [threading.Thread(target=count_down, args=(N,)) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
in_threads = time.perf_counter() - start

print(f"in sequence:    {in_sequence:.2f} s")
print(f"in two threads: {in_threads:.2f} s  ({in_sequence / in_threads:.2f} times as fast)")
