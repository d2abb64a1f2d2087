import threading
from concurrent.futures import ThreadPoolExecutor

gate, began = threading.Event(), threading.Event()


def hold():
    began.set()
    gate.wait()
    return "held"


pool = ThreadPoolExecutor(1)
first = pool.submit(hold)
began.wait()
rest = [pool.submit(abs, -1) for _ in range(3)]
pool.shutdown(wait=False)
for call in (lambda: pool.submit(abs, 1), lambda: pool.map(abs, [1])):
    try:
        call()
    except RuntimeError as error:
        print(error)
gate.set()
print(first.result(), [future.result() for future in rest])
pool.shutdown()
pool.shutdown(wait=True)
pool.shutdown(cancel_futures=True)

gate.clear()
began.clear()
pool = ThreadPoolExecutor(1)
first = pool.submit(hold)
began.wait()
rest = [pool.submit(abs, -1) for _ in range(3)]
pool.shutdown(wait=False, cancel_futures=True)
print([future.cancelled() for future in rest], first.running())
gate.set()
pool.shutdown()
print(first.result(), all(not thread.is_alive() for thread in pool._threads))
try:
    pool.shutdown(True, True)
except TypeError as error:
    print(error)
