import threading
N, rounds = 4, 3
lock = threading.Lock()
arrived = [0] * rounds
gates = [threading.Event() for _ in range(rounds)]
log = []
def work(name):
    for r in range(rounds):
        with lock:
            log.append((r, name))
            arrived[r] += 1
            if arrived[r] == N: gates[r].set()
        gates[r].wait()
ts = [threading.Thread(target=work, args=(n,)) for n in range(N)]
for t in ts: t.start()
for t in ts: t.join()
print([r for r, _ in log], arrived, [sorted(n for r, n in log if r == k) for k in range(rounds)])
