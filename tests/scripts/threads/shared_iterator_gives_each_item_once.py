import threading
it, lock, taken = iter(range(500)), threading.Lock(), []
def work():
    while True:
        with lock: x = next(it, None)
        if x is None: return
        taken.append(x)
ts = [threading.Thread(target=work) for _ in range(4)]
for t in ts: t.start()
for t in ts: t.join()
print(sorted(taken) == list(range(500)))
