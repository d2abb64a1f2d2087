import sys


class Box:
    pass


def ask(x):
    return sys.getrefcount(x)


box = Box()
pair = [box, box]
print(ask(box))
del box
pair.clear()
