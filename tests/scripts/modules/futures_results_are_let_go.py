import gc
import weakref
from concurrent.futures import ThreadPoolExecutor, as_completed


class Result:
    pass


def make(*_):
    return Result()


def fail():
    local = Result()
    seen.append(weakref.ref(local))
    raise ValueError


seen = []
with ThreadPoolExecutor(2) as pool:
    future = pool.submit(make)
    gone = weakref.ref(future.result())
    del future
    for result in pool.map(make, range(3)):
        seen.append(weakref.ref(result))
    del result
    for future in as_completed([pool.submit(make) for _ in range(3)]):
        seen.append(weakref.ref(future.result()))
    del future
    future = pool.submit(fail)
    try:
        future.result()
    except ValueError:
        pass
    del future
    pool.submit(abs, 1).result()
gc.collect()
print(gone(), [reference() for reference in seen])
pool_gone = weakref.ref(pool)
del pool
gc.collect()
print(pool_gone())
