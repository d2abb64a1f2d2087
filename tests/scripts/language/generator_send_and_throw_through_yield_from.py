class Custom:
    def __init__(self): self.got = []
    def __iter__(self): return self
    def __next__(self): return "next"
    def send(self, v):
        self.got.append(v)
        return "send"
    def throw(self, *a):
        self.got.append(type(a[0]).__name__)
        return "throw"
    def close(self): self.got.append("close")
c = Custom()
def g(): yield from c
it = g()
print(next(it), it.send(5), it.throw(KeyError("k")), it.send(None))
it.close()
print(c.got)
def plain(): yield from [1, 2]
it = plain()
next(it)
try:
    it.send("x")
except AttributeError as e:
    print(e)
