import threading
go = threading.Event()
lock = threading.Lock()
passed = []
def wait_for(i):
    ok = go.wait(30)
    with lock:
        passed.append((i, ok))
ts = [threading.Thread(target=wait_for, args=(i,)) for i in range(6)]
for t in ts: t.start()
print(len(passed))
go.set()
for t in ts: t.join()
print(sorted(passed))
