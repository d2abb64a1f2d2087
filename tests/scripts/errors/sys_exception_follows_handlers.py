import sys

print(sys.exception(), sys.exc_info())
try:
    1 / 0
except ZeroDivisionError as outer:
    print(sys.exception() is outer)
    try:
        [][1]
    except IndexError as inner:
        print(sys.exception() is inner, inner.__context__ is outer)
        print(sys.exc_info()[0].__name__, sys.exc_info()[1] is inner, sys.exc_info()[2] is inner.__traceback__)
    print(sys.exception() is outer)


def generator():
    try:
        yield sys.exception()
    except ValueError:
        yield sys.exception()
    yield sys.exception()


try:
    raise KeyError("k")
except KeyError:
    steps = generator()
    print(repr(next(steps)), repr(steps.throw(ValueError("v"))), repr(next(steps)))
print(sys.exception())
