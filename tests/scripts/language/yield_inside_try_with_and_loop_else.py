class CM:
    def __enter__(self): log.append("enter")
    def __exit__(self, *a): log.append("exit")
def g():
    for i in range(2):
        try:
            with CM():
                yield i
        finally:
            log.append(f"finally {i}")
    else:
        yield "else"
log = []
print(list(g()), log)
log = []
it = g()
next(it)
it.close()
print(log)
log = []
it = g()
next(it)
try:
    it.throw(ValueError("x"))
except ValueError as e:
    print(e, log)
