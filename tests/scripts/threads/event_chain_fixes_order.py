import threading
stages = [threading.Event() for _ in range(4)]
log = []
def stage(i):
    stages[i].wait()
    log.append(i)
    stages[i + 1].set()
ts = [threading.Thread(target=stage, args=(i,)) for i in (2, 0, 1)]
for t in ts: t.start()
stages[0].set()
stages[3].wait()
for t in ts: t.join()
print(log)
