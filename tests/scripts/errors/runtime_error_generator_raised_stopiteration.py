def g():
    yield next(iter([]))
print("start")
list(g())
