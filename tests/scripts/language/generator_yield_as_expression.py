def g():
    a = (yield) or "none"
    b = [(yield a), (yield "second")]
    return b
it = g()
print(next(it), it.send("A"), it.send("B"))
try:
    it.send("C")
except StopIteration as e:
    print(e.value)
def tuple_yield():
    yield 1, 2
    yield
    yield *[3], 4
print(list(tuple_yield()))
