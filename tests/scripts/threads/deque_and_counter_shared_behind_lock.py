import threading
from collections import Counter, deque
jobs, counts, lock = deque("abracadabra" * 20), Counter(), threading.Lock()
def work():
    while True:
        with lock:
            if not jobs: return
            counts[jobs.popleft()] += 1
ts = [threading.Thread(target=work) for _ in range(5)]
for t in ts: t.start()
for t in ts: t.join()
print(counts.most_common(), counts.total())
