import threading
from concurrent.futures import ALL_COMPLETED, FIRST_COMPLETED, FIRST_EXCEPTION, ThreadPoolExecutor, wait

print(FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED)
gate = threading.Event()
with ThreadPoolExecutor(4) as pool:
    held = pool.submit(gate.wait)
    quick = pool.submit(abs, -1)
    failing = pool.submit(int, "x")
    done, not_done = wait([held, quick], return_when=FIRST_COMPLETED)
    print(done == {quick}, not_done == {held})
    result = wait([held, quick, failing], timeout=60, return_when=FIRST_EXCEPTION)
    print(failing in result.done, result.not_done == {held})
    result = wait([held, quick], timeout=0.01)
    print(type(result).__name__, result._fields, result.done == {quick}, result.not_done == {held})
    print([len(part) for part in wait([held, held, quick], 0)], wait([]))
    print([len(part) for part in wait([quick], return_when=FIRST_EXCEPTION)])
    try:
        wait([held], return_when="SOME")
    except ValueError as error:
        print(error)
    gate.set()
    print([len(part) for part in wait([held, quick, failing])])
    print([len(part) for part in wait({held, quick}, return_when=ALL_COMPLETED)])
for bad in (5, [5]):
    try:
        wait(bad)
    except (TypeError, AttributeError) as error:
        print(error)
