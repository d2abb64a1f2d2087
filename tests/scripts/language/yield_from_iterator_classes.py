class MyIter:
    def __init__(self, n): self.n = n
    def __iter__(self): return self
    def __next__(self):
        self.n -= 1
        if self.n < 0: raise StopIteration(42)
        return self.n
def gen():
    result = yield from MyIter(2)
    print("got", result)
    return result
print(list(gen()))
class Bare(MyIter):
    def __next__(self): raise StopIteration
def g2():
    print((yield from Bare(1)))
print(list(g2()))
class Many(MyIter):
    def __next__(self): raise StopIteration(1, 2)
def g3():
    print((yield from Many(1)))
print(list(g3()))
class S(StopIteration): pass
class Sub(MyIter):
    def __next__(self): raise S("sub")
def g4():
    print((yield from Sub(1)))
print(list(g4()))
class NoSend:
    def __iter__(self): return self
    def __next__(self): return 1
def g6(): yield from NoSend()
g = g6(); next(g)
try: g.send(5)
except AttributeError as e: print(e)
class Thrower(NoSend):
    def throw(self, *a):
        raise StopIteration("from throw")
def g7():
    print((yield from Thrower()))
    yield 9
g = g7(); next(g)
print(g.throw(ValueError("x")))
class Sender(NoSend):
    def send(self, v):
        raise StopIteration(v * 2)
def g8():
    print((yield from Sender()))
    yield 9
g = g8(); next(g); print(g.send(21))
def inner():
    yield 1
    raise StopIteration(5)
def g9(): yield from inner()
try: print(list(g9()))
except RuntimeError as e: print(e)
