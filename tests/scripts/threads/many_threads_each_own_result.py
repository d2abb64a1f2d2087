import threading
results = [None] * 20
def work(i): results[i] = sum(range(i * 1000))
ts = [threading.Thread(target=work, args=(i,)) for i in range(20)]
for t in ts: t.start()
for t in ts: t.join()
print(results == [sum(range(i * 1000)) for i in range(20)], results[:4])
