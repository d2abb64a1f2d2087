import logging
import threading
from concurrent.futures import BrokenExecutor, ThreadPoolExecutor
from concurrent.futures.thread import BrokenThreadPool

logging.getLogger("concurrent.futures").addHandler(logging.NullHandler())
gate = threading.Event()


def fail():
    gate.wait()
    raise ValueError("initializer")


with ThreadPoolExecutor(1, initializer=fail) as pool:
    futures = [pool.submit(abs, -1) for _ in range(3)]
    gate.set()
    for future in futures:
        try:
            future.result()
        except BrokenThreadPool as error:
            print(error, isinstance(error, BrokenExecutor))
    try:
        pool.submit(abs, -1)
    except BrokenExecutor as error:
        print(type(error), error)
