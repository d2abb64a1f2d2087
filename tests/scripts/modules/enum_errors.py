from enum import Enum, auto


class Color(Enum):
    RED = 1
    GREEN = 2


def duplicate():
    class Twice(Enum):
        A = 1
        A = 2


def extend():
    class More(Color):
        BLUE = 3


def sunder():
    class Reserved(Enum):
        _odd_ = 1


def mro():
    class Mro(Enum):
        mro = 1


def late():
    class Late(Enum):
        A = auto()

        def _generate_next_value_(name, start, count, last_values):
            return name


def order():
    class Ordered(Enum):
        _order_ = "B A"
        A = 1
        B = 2




def no_enum():
    class Base(Enum, int):
        A = 1


for call in (
    lambda: Color(9), lambda: Color("RED"), lambda: Color["BLUE"], lambda: Color.BLUE, lambda: Color(),
    lambda: setattr(Color, "RED", 5), lambda: delattr(Color, "GREEN"), lambda: setattr(Color.RED, "name", "x"),
    lambda: setattr(Color.RED, "value", "x"), lambda: Color.RED < Color.GREEN, lambda: Color.RED + 1,
    lambda: Color(1, 2), lambda: Enum("Empty"), lambda: Color.RED.missing, duplicate, extend, sunder, mro, late, order,
    no_enum,
):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)
