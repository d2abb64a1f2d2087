import threading
from concurrent.futures import ThreadPoolExecutor, as_completed

gates = [threading.Event() for _ in range(4)]


def wait(number):
    gates[number].wait()
    return number


with ThreadPoolExecutor(4) as pool:
    futures = {pool.submit(wait, number): number for number in range(4)}
    order = [2, 0, 3, 1]
    seen = []
    gates[order[0]].set()
    for future in as_completed(futures):
        seen.append(futures[future])
        if len(seen) < 4:
            gates[order[len(seen)]].set()
    print(seen == order, [future.result() for future in futures])
    # Those that are done already, each once, however often it is asked for.
    again = list(as_completed([*futures, *futures]))
    print(len(again), set(again) == set(futures), list(as_completed([])))
    blocker = threading.Event()
    blocked = pool.submit(blocker.wait)
    mixed = [blocked, *futures]
    found = []
    try:
        for future in as_completed(mixed, timeout=0.05):
            found.append(future)
    except TimeoutError as error:
        print(error, len(found), blocked in found)
    try:
        list(as_completed([blocked], timeout=0))
    except TimeoutError as error:
        print(error)
    blocker.set()
    failed = pool.submit(int, "x")
    print(next(as_completed([failed])).exception())
try:
    list(as_completed([1]))
except AttributeError as error:
    print(error)
