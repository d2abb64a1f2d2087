import sys
def a():
    try:
        raise ValueError(1)
    except ValueError:
        yield 1
        print("a", sys.exception())
        yield 2
        print("a", sys.exception())
        raise
g = a()
next(g); next(g)
try: next(g)
except ValueError as e: print("out", repr(e), e.__context__)
print(sys.exception())
def b():
    try:
        yield 0
    except Exception as exc:
        print("b", repr(sys.exception()), exc.__context__)
        yield 1
        print("b", repr(sys.exception()))
        yield 2
        raise
g = b(); next(g)
try:
    raise ValueError()
except Exception as exc:
    g.throw(exc)
next(g)
try: next(g)
except ValueError as e: print("out", repr(e), e.__context__)
print(sys.exception())
g = b(); next(g)
g.throw(KeyError("k"))
next(g)
try: next(g)
except KeyError as e: print("out", repr(e), e.__context__)
def f(): yield
def c():
    try:
        raise KeyError("a")
    except Exception:
        yield from f()
g = c(); g.send(None)
try: g.throw(ValueError)
except ValueError as e: print(repr(e), repr(e.__context__))
def d():
    try:
        raise KeyError("a")
    except Exception:
        yield
g = d(); g.send(None)
try: g.throw(ValueError)
except ValueError as e: print(repr(e), repr(e.__context__))
def e():
    try:
        raise KeyError("a")
    except Exception:
        try:
            yield
        except Exception as x:
            print(repr(x), repr(x.__context__))
            raise RuntimeError("new")
g = e(); g.send(None)
try: g.throw(ValueError)
except RuntimeError as x: print(repr(x), repr(x.__context__), repr(x.__context__.__context__))
import warnings
warnings.simplefilter("always")
warnings.showwarning = lambda m, c, *r: print(c.__name__, m)
g = f(); next(g)
try: g.throw(ValueError, ValueError(5), None)
except ValueError as x: print(repr(x))
g = f(); next(g)
try: g.throw(ValueError, 5)
except ValueError as x: print(repr(x))
for args in [(), (5,), (int,), (ValueError, TypeError(2)), (ValueError, 1, 2), (ValueError(1), 2)]:
    g = f(); next(g)
    try: g.throw(*args)
    except Exception as x: print(type(x).__name__, x)
class Sneaky(Exception):
    def __new__(cls, *a): return 5
g = f(); next(g)
try: g.throw(Sneaky)
except Exception as x: print(type(x).__name__, x)
