values = iter([3, 1, 0, 7])
print(list(iter(lambda: next(values), 0)), list(values))
n = 0
def tick():
    global n
    n += 1
    return n
print(list(iter(tick, 5)), type(iter(tick, 9)).__name__)
try:
    iter(5, 1)
except TypeError as e:
    print(e)
