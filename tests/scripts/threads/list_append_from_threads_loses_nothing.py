import threading
xs = []
def work(k):
    for i in range(1000):
        xs.append((k, i))
ts = [threading.Thread(target=work, args=(k,)) for k in range(5)]
for t in ts: t.start()
for t in ts: t.join()
print(len(xs), len(set(xs)), all([i for k2, i in xs if k2 == k] == list(range(1000)) for k in range(5)))
