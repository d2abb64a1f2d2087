import threading
depths = []
def depth(n=1):
    try:
        return depth(n + 1)
    except RecursionError:
        return n
ts = [threading.Thread(target=lambda: depths.append(depth() > 500)) for _ in range(3)]
for t in ts:
    t.start()
for t in ts:
    t.join()
print(depths)
