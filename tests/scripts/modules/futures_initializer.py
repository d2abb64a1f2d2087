import threading
from concurrent.futures import ThreadPoolExecutor

data = threading.local()
started = []


def prepare(name, *, times=1):
    data.name = name * times
    started.append(threading.current_thread().name)


barrier = threading.Barrier(2)


def use(number):
    if number < 2:
        barrier.wait()
    return data.name


with ThreadPoolExecutor(2, "worker", prepare, ("ab",)) as pool:
    print(list(pool.map(use, range(4))))
print(sorted(started))
with ThreadPoolExecutor(1, initializer=lambda: print("ready")) as pool:
    pool.submit(lambda: None).result()
    pool.submit(lambda: print("once")).result()
