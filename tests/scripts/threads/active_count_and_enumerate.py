import threading
go = threading.Event()
print(threading.active_count(), threading.enumerate() == [threading.main_thread()])
ts = [threading.Thread(target=go.wait, name=f"w{i}") for i in range(3)]
for t in ts: t.start()
print(threading.active_count(), sorted(t.name for t in threading.enumerate()))
go.set()
for t in ts: t.join()
print(threading.active_count(), [t.name for t in threading.enumerate()])
