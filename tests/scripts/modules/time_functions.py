import time
a = time.time()
b = time.perf_counter()
c = time.monotonic()
time.sleep(0.02)
print(time.time() >= a, time.perf_counter() - b >= 0.019, time.monotonic() - c >= 0.019, time.perf_counter_ns() > 0, isinstance(time.time_ns(), int), time.process_time() >= 0, time.monotonic_ns() > 0, time.thread_time() >= 0)
time.sleep(0)
for bad in (-1, "x", None):
    try:
        time.sleep(bad)
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
