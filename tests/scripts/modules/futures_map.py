import threading
from concurrent.futures import ThreadPoolExecutor

with ThreadPoolExecutor(4) as pool:
    print(list(pool.map(pow, [2, 3, 4], [5, 2, 3])), list(pool.map(abs, [])), list(pool.map(str, range(5), chunksize=2)))
    print(list(pool.map(lambda a, b: a + b, "abc", "xy")))
    release = threading.Event()

    def wait_for_others(number):
        if number == 0:
            release.wait()
        if number == 3:
            release.set()
        return number

    # The results come in the order of the arguments, whoever is first.
    print(list(pool.map(wait_for_others, range(4))))
    results = pool.map(lambda x: 10 // x, [5, 2, 0, 1])
    try:
        for result in results:
            print(result)
    except ZeroDivisionError as error:
        print(error)
    print(list(results))
    print(type(results), next(pool.map(abs, [-1])))
    for bad in ((5,), (abs, 5)):
        try:
            print(list(pool.map(*bad)))
        except TypeError as error:
            print(error)
try:
    pool.map(abs, [1])
except RuntimeError as error:
    print(error)
