import threading

event = threading.Event()
print(event.is_set(), event.wait(0.01), event.wait(0), event.wait(-1), event.wait(timeout=0.001))
seen = []
threads = [threading.Thread(target=lambda: seen.append(event.wait())) for _ in range(5)]
for thread in threads:
    thread.start()
event.set()
event.set()
for thread in threads:
    thread.join()
print(seen, event.is_set(), event.wait(), event.wait(0))
event.clear()
event.clear()
print(event.is_set(), event.wait(0.001))
for timeout in ("1", 1e20, float("nan")):
    try:
        event.wait(timeout)
    except (TypeError, OverflowError, ValueError) as error:
        print(type(error).__name__, error)
