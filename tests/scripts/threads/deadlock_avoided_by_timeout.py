import threading
a, b = threading.Lock(), threading.Lock()
both = [threading.Event(), threading.Event()]
outcome = []
def take(first, second, me, other):
    with first:
        me.set()
        other.wait()
        got = second.acquire(timeout=0.05 if first is a else 30)
        outcome.append((first is a, got))
        if got:
            second.release()
ts = [threading.Thread(target=take, args=(a, b, both[0], both[1])), threading.Thread(target=take, args=(b, a, both[1], both[0]))]
for t in ts: t.start()
for t in ts: t.join()
print(outcome)
