d = {"a": 1}
for f in (lambda: d["x"], lambda: d.pop("x"), lambda: {}.popitem(), lambda: {[]: 1}, lambda: d[{}], lambda: d.update(5), lambda: d.update([1]),
          lambda: dict([(1, 2, 3)]), lambda: dict(["a"]), lambda: {1: 2} < {1: 3}, lambda: d.get(), lambda: d.update(["abc"])):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
try:
    del d["q"]
except KeyError as e:
    print(repr(e), e.args)
