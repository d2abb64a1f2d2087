import threading
def job(): names.append(threading.current_thread().name)
names = []
ts = [threading.Thread(target=job), threading.Thread(target=job, name="mine"), threading.Thread(), threading.Thread(target=lambda: job())]
for t in ts:
    t.start()
    t.join()
print(names, ts[2].name, threading.main_thread().name)
ts[0].name = "renamed"
print(ts[0].name)
