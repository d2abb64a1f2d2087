def gen():
    try:
        yield 1
    except* ValueError as e:
        yield repr(e)
        yield "more"
    finally:
        yield "finally"


g = gen()
print(next(g), g.throw(ExceptionGroup("g", [ValueError(1)])), next(g), next(g))


def f():
    try:
        raise ExceptionGroup("g", [ValueError("v")])
    except* ValueError as e:
        return_later = lambda: e
    try:
        return_later()
    except NameError as x:
        print(x)


f()
