it = iter([1])
print(next(it), next(it, "default"), next(it, None))
try:
    next(it)
except StopIteration as e:
    print(repr(e), e.value)
for f in (lambda: next(5), lambda: next([1]), lambda: next()):
    try:
        f()
    except TypeError as e:
        print(e)
