import threading
e = threading.Event()
results = []
def wait_with(timeout): results.append((timeout, e.wait(timeout)))
ts = [threading.Thread(target=wait_with, args=(t,)) for t in (0, 0.01, 30, None)]
for t in ts[:2]:
    t.start()
    t.join()
for t in ts[2:]: t.start()
e.set()
for t in ts[2:]: t.join()
print(results[:2], sorted(results[2:], key=str), e.wait(0))
