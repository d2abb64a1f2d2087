import threading, time
start = time.perf_counter()
ts = [threading.Thread(target=time.sleep, args=(0.3,)) for _ in range(10)]
for t in ts: t.start()
for t in ts: t.join()
elapsed = time.perf_counter() - start
print(elapsed >= 0.29, elapsed < 2.9)
