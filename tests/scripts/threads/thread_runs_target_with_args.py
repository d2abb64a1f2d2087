import threading
results = []
def work(a, b=2, *rest, k=0):
    results.append((a, b, rest, k))
t = threading.Thread(target=work, args=(1, 5, 6), kwargs={"k": 7})
t.start()
t.join()
u = threading.Thread(None, work, "third is the name", [9])
u.start()
u.join()
print(results, u.name)
