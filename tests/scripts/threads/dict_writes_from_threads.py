import threading
d = {}
def work(k):
    for i in range(500):
        d[k, i] = k * i
ts = [threading.Thread(target=work, args=(k,)) for k in range(4)]
for t in ts: t.start()
for t in ts: t.join()
print(len(d), all(v == k * i for (k, i), v in d.items()))
