from concurrent.futures import Future, ThreadPoolExecutor


def add(a, b=10, *, c=100):
    return a + b + c


with ThreadPoolExecutor(max_workers=3) as pool:
    futures = [pool.submit(add, 1), pool.submit(add, 1, 2), pool.submit(add, 1, c=3), pool.submit(fn := str, object=5)]
    print([future.result() for future in futures])
    future = pool.submit(pow, 2, 100)
    print(future.result(timeout=60), future.done(), future.running(), future.cancelled(), future.exception())
    print(future.cancel(), type(future) is Future)
    print(sorted(f.result() for f in [pool.submit(len, "x" * n) for n in range(20)]) == list(range(20)))
    print(pool.submit(lambda **kwargs: kwargs, self=1, fn=2).result())
for bad in ((), (1,)):
    try:
        with ThreadPoolExecutor() as pool:
            print(pool.submit(*bad).result())
    except TypeError as error:
        print(error)
