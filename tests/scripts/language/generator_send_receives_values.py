def averager():
    total = n = 0
    avg = None
    while True:
        x = yield avg
        if x is None:
            return avg
        total += x
        n += 1
        avg = total / n
a = averager()
print(next(a), a.send(10), a.send(20), a.send(60))
try:
    a.send(None)
except StopIteration as e:
    print("final", e.value)
b = averager()
try:
    b.send(1)
except TypeError as e:
    print(e)
