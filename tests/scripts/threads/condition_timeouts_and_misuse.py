import threading

condition = threading.Condition()
for call in (condition.wait, condition.notify, condition.notify_all, condition.release):
    try:
        call()
    except RuntimeError as error:
        print(error)
with condition:
    print(condition.wait(0.01), condition.wait(0), condition.wait(-1))
    for timeout in ("1", [], float("nan"), 1e20):
        try:
            condition.wait(timeout)
        except (TypeError, ValueError, OverflowError) as error:
            print(type(error).__name__, error)
    with condition:
        # Both levels are given back and taken again.
        print(condition.wait(0.01))
print(condition.acquire(), condition.release())
for lock in (1, None, object()):
    try:
        print(type(threading.Condition(lock)).__name__)
    except AttributeError as error:
        print(error)
lock = threading.Lock()
condition = threading.Condition(lock)
with condition:
    print(lock.locked(), condition.acquire(False), condition.acquire(timeout=0.01))
print(lock.locked())
