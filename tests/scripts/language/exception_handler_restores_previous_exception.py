import sys
def show(): print(repr(sys.exc_info()[1]))
try:
    raise ValueError("outer")
except ValueError:
    show()
    try:
        raise KeyError("inner")
    except KeyError:
        show()
    show()
    def f():
        show()
        try:
            raise IndexError("in f")
        except IndexError:
            show()
    f()
    show()
show()
