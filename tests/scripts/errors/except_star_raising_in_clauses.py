def f(raiser):
    try:
        try:
            raise ExceptionGroup("g", [ValueError(1), TypeError(2), KeyError(3)])
        except* ValueError as e:
            raiser(e)
        except* TypeError:
            raise OSError("from type clause")
    except BaseException as e:
        print(repr(e))
        for x in getattr(e, "exceptions", ()):
            print("  ", repr(x), "context", repr(x.__context__), "cause", repr(x.__cause__))


def reraise(e):
    raise


def other(e):
    raise RuntimeError("new") from e


f(reraise)
f(other)
f(lambda e: None)


def same(e):
    raise e


f(same)
try:
    try:
        raise ExceptionGroup("g", [ValueError(1), TypeError(2)])
    except* ValueError:
        raise
except ExceptionGroup as e:
    print(repr(e))
