def f():
    raise RuntimeError("no carets under a whole statement")
def g():
    f()
g()
