class Suppress:
    def __init__(self, *kinds): self.kinds = kinds
    def __enter__(self): return self
    def __exit__(self, t, v, tb): return t is not None and issubclass(t, self.kinds)
with Suppress(ZeroDivisionError):
    1 / 0
    print("not reached")
print("after")
try:
    with Suppress(KeyError):
        [][1]
except IndexError as e:
    print("through:", e)
