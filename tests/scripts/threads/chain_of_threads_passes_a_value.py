import threading
def stage(source, target, done):
    source[1].wait()
    target[0] = source[0] * 2
    target[1].set()
cells = [[None, threading.Event()] for _ in range(11)]
ts = [threading.Thread(target=stage, args=(cells[i], cells[i + 1], None)) for i in reversed(range(10))]
for t in ts: t.start()
cells[0][0] = 1
cells[0][1].set()
for t in ts: t.join()
print([c[0] for c in cells])
