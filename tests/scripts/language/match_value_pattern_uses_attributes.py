class Color:
    RED = 1
    GREEN = 2

    class Deep:
        BLUE = 3


def name(x):
    match x:
        case Color.RED:
            return "red"
        case Color.GREEN:
            return "green"
        case Color.Deep.BLUE:
            return "blue"
        case _:
            return "?"


print([name(x) for x in (1, 2, 3, 4, True)])
try:
    match 1:
        case Color.NONE:
            pass
except AttributeError as e:
    print(e)
