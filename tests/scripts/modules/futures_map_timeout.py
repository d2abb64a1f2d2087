import threading
from concurrent.futures import ThreadPoolExecutor, TimeoutError

print(TimeoutError is __builtins__.TimeoutError)
gate = threading.Event()
with ThreadPoolExecutor(2) as pool:
    results = pool.map(lambda n: n if n < 2 else gate.wait() and n, range(6), timeout=1.5)
    print(next(results), next(results))
    try:
        next(results)
    except TimeoutError as error:
        print(type(error), error.args)
    # What nobody waits for any more has been cancelled.
    print(list(results))
    gate.set()
    print(list(pool.map(abs, [-1, -2], timeout=60)))
    for bad in ("1", []):
        try:
            pool.map(abs, [1], timeout=bad)
        except TypeError as error:
            print(error)
