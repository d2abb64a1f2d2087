def gen():
    yield 1
g = gen()
print(g.__name__, g.__qualname__, type(g).__name__, g.gi_running, iter(g) is g, hasattr(g, "send"))
print(g.gi_frame is not None, g.gi_yieldfrom)
list(g)
print(g.gi_frame)
print(repr(g).startswith("<generator object gen at 0x"))
