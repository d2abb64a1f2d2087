from contextlib import ExitStack


def raising(error):
    def leave(*details):
        raise error
    return leave


def chain(error):
    shown = []
    while error is not None:
        shown.append(repr(error))
        error = error.__context__
    return " <- ".join(shown)


try:
    with ExitStack() as stack:
        stack.push(raising(IndexError("third")))
        stack.push(raising(KeyError("second")))
        raise ValueError("first")
except Exception as error:
    print(chain(error))

try:
    with ExitStack() as stack:
        stack.push(raising(IndexError("after")))
        stack.push(lambda *details: True)
        raise ValueError("swallowed")
except Exception as error:
    print(chain(error))

try:
    try:
        1 / 0
    except ZeroDivisionError:
        with ExitStack() as stack:
            stack.callback(int, "x")
            raise OSError("inner")
except Exception as error:
    print(chain(error))
