import threading
import time

condition = threading.Condition()
items = []


def consume(wanted, out):
    with condition:
        out.append(condition.wait_for(lambda: len(items) >= wanted))


out = []
threads = [threading.Thread(target=consume, args=(wanted, out)) for wanted in (1, 2, 3)]
for thread in threads:
    thread.start()
for item in range(3):
    with condition:
        items.append(item)
        condition.notify_all()
for thread in threads:
    thread.join()
print(out)

with condition:
    print(condition.wait_for(lambda: "at once"))
    print(condition.wait_for(lambda: [], timeout=0.01))
    print(condition.wait_for(lambda: 0, timeout=0), condition.wait_for(lambda: None, -1))
    began = time.monotonic()
    print(condition.wait_for(lambda: time.monotonic() - began > 0.02, 0.05))
try:
    condition.wait_for(lambda: False, 0.01)
except RuntimeError as error:
    print(error)
print(condition.wait_for(lambda: 7))
