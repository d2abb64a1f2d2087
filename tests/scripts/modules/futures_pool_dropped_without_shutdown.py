import gc
import threading
from concurrent.futures import ThreadPoolExecutor

gate = threading.Event()
pool = ThreadPoolExecutor(2)
futures = [pool.submit(gate.wait), pool.submit(lambda: "done"), pool.submit(lambda: "also")]
threads = list(pool._threads)
del pool
gc.collect()
gate.set()
# The threads finish what was submitted and end.
print([future.result() for future in futures])
for thread in threads:
    thread.join()
print(threading.active_count())
