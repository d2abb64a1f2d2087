import threading

n = 0


def get():
    return n


def put(value):
    global n
    n = value


def work(start):
    for amount in range(10):
        totals[start] = start + amount


totals = {}
threads = [threading.Thread(target=work, args=(get() + start,)) for start in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
put(get() + sum(totals.values()))
print(n)
