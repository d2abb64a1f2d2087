class Manager:
    def __enter__(self):
        return self

    def __exit__(self, *details):
        reraising()


def reraising():
    try:
        raise KeyError("new")
    except KeyError as error:
        error.__context__ = None
        raise


def show(error):
    print(repr(error), "context", repr(error.__context__), "cause", repr(error.__cause__))


try:
    with Manager():
        raise ValueError("body")
except KeyError as error:
    show(error)
try:
    try:
        raise ValueError("handled")
    except ValueError:
        known = IndexError("known")
        known.__context__ = TypeError("old")
        raise known
except IndexError as error:
    show(error)
try:
    try:
        raise ValueError("outer")
    except ValueError:
        sorted([1, 2], key=lambda x: 1 / 0)
except ZeroDivisionError as error:
    show(error)
kept = OSError("kept")
for n in range(2):
    try:
        try:
            raise RuntimeError(n)
        except RuntimeError:
            raise kept
    except OSError as error:
        show(error)
try:
    raise kept
except OSError as error:
    show(error)
