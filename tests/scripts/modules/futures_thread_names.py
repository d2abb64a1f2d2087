import threading
from concurrent.futures import ThreadPoolExecutor


def name(barrier):
    barrier.wait()
    return threading.current_thread().name


for options in ({}, {"thread_name_prefix": "download"}, {"thread_name_prefix": ""}):
    with ThreadPoolExecutor(3, **options) as pool:
        print(sorted(pool.map(name, [threading.Barrier(3)] * 3)))
# Threads are started only where none is idle.
with ThreadPoolExecutor(5) as pool:
    print({pool.submit(lambda: threading.current_thread().daemon).result() for _ in range(3)})
    print(len(pool._threads) <= 3, threading.active_count() >= 2)
print(threading.active_count())
