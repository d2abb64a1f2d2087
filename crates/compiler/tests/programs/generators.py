def g(n):
    x = yield n
    y = yield
    z = yield from other(x)
    return y, z

total = sum(i * i for i in range(10) if i % 2)

def h():
    yield 1
    return (lambda: (yield))
