class E(Exception):
    def __new__(cls, *args): return cls
def gen(): yield
def raise_it(): raise E
def raise_from(): raise ValueError from E
g = gen()
next(g)
for wrong in (raise_it, raise_from, lambda: g.throw(E), lambda: g.throw(int)):
    try:
        wrong()
    except TypeError as error:
        print(error)
