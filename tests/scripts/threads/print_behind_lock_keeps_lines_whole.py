import threading
lock = threading.Lock()
def say(i):
    for k in range(3):
        with lock:
            print("same", "line", flush=True)
ts = [threading.Thread(target=say, args=(i,)) for i in range(4)]
for t in ts: t.start()
for t in ts: t.join()
print("end")
