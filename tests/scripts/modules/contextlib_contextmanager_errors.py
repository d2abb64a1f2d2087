from contextlib import contextmanager


@contextmanager
def never():
    if False:
        yield


@contextmanager
def twice():
    try:
        yield 1
    except ZeroDivisionError:
        pass
    yield 2


@contextmanager
def replaces():
    try:
        yield
    except ValueError as error:
        raise TypeError("instead") from error


def attempt(manager, error=None):
    try:
        with manager:
            if error is not None:
                raise error
    except BaseException as raised:
        print(type(raised).__name__, raised, repr(raised.__cause__), repr(raised.__context__))
    else:
        print("no error")


attempt(never())
attempt(twice())
attempt(twice(), ZeroDivisionError())
attempt(replaces(), ValueError(1))
attempt(replaces(), StopIteration("mine"))
attempt(replaces(), RuntimeError("mine"))
attempt(replaces(), GeneratorExit())
manager = replaces()
with manager:
    pass
attempt(manager)
