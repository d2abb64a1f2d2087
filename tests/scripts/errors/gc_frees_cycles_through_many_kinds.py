import gc
gc.collect()
class C:
    alive = 0
    def __init__(self): C.alive += 1
    def __del__(self): C.alive -= 1
def build(kind):
    c = C()
    if kind == "list": c.x = [c]
    elif kind == "dict": c.x = {"k": c}
    elif kind == "tuple": c.x = (c,)
    elif kind == "set": c.x = {c}
    elif kind == "closure": c.x = lambda: c
    elif kind == "method": c.x = c.__init__
    elif kind == "generator":
        c.x = (y for y in [c])
    elif kind == "exception":
        c.x = ValueError(c)
    elif kind == "class":
        class Inner: held = c
        c.x = Inner
for kind in ("list", "dict", "tuple", "set", "closure", "method", "generator", "exception", "class"):
    build(kind)
    before = C.alive
    gc.collect()
    print(kind, before, C.alive)
