import threading
done, lock = [], threading.Lock()
def work(i):
    with lock: done.append(i)
ts = [threading.Thread(target=work, args=(i,)) for i in range(100)]
for t in ts: t.start()
for t in ts: t.join()
print(sorted(done) == list(range(100)), threading.active_count(), len({t.name for t in ts}))
for round_ in range(50):
    t = threading.Thread(target=work, args=(round_,))
    t.start()
    t.join()
print(len(done))
