import threading
def make():
    total = 0
    lock = threading.Lock()
    def add(n):
        nonlocal total
        with lock:
            total += n
    def get(): return total
    return add, get
add, get = make()
ts = [threading.Thread(target=add, args=(i,)) for i in range(10)]
for t in ts: t.start()
for t in ts: t.join()
print(get())
