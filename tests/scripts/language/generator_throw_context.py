def f():
    yield 1
def h():
    try: yield 1
    except ValueError as e:
        print("inside", repr(e.__context__))
        yield 2
for g in f(), h():
    next(g)
    try:
        raise KeyError("outer")
    except KeyError:
        try:
            g.throw(ValueError)
        except ValueError as e:
            print(repr(e), repr(e.__context__))
g = f(); next(g)
try:
    raise KeyError("outer")
except KeyError:
    try:
        g.throw(ValueError(3))
    except ValueError as e:
        print(repr(e), repr(e.__context__))
def k():
    try:
        yield 1
    finally:
        1 / 0
g = k(); next(g)
try:
    raise KeyError("outer")
except KeyError:
    try:
        g.throw(ValueError(3))
    except ZeroDivisionError as e:
        print(repr(e), repr(e.__context__), repr(e.__context__.__context__))
