import threading
def numbers():
    n = 0
    while True:
        yield n
        n += 1
gen, lock, got = numbers(), threading.Lock(), []
def take():
    for _ in range(100):
        with lock:
            got.append(next(gen))
ts = [threading.Thread(target=take) for _ in range(4)]
for t in ts: t.start()
for t in ts: t.join()
print(got == list(range(400)))
