def log(f):
    def wrapper(self, *a):
        calls.append(f.__name__)
        return f(self, *a)
    return wrapper
def add_repr(cls):
    cls.__repr__ = lambda self: f"{cls.__name__}{tuple(vars(self).values())}"
    return cls
calls = []
@add_repr
class P:
    def __init__(self, x, y): self.x, self.y = x, y
    @log
    def sum(self): return self.x + self.y
    @staticmethod
    @(lambda f: lambda *a: f(*a) * 100)
    def st(a): return a
    @property
    @log
    def p(self): return self.x
p = P(1, 2)
print(p, p.sum(), P.st(5), p.p, calls)
