def g():
    yield 1
    next(iter([]))
    yield 2
it = g()
next(it)
try:
    next(it)
except RuntimeError as e:
    print(e, repr(e.__cause__))
