from enum import Enum, auto


class Auto(Enum):
    A = auto()
    B = auto()
    C = 10
    D = auto()
    E = auto(), "pair"


print([member.value for member in Auto])


class Named(Enum):
    def _generate_next_value_(name, start, count, last_values):
        return f"{count}:{name.lower()}:{start}:{last_values}"

    ONE = auto()
    TWO = auto()


print([member.value for member in Named])


class Planet(Enum):
    MERCURY = (3.303e23, 2.4397e6)
    EARTH = (5.976e24, 6.37814e6)

    def __init__(self, mass, radius):
        self.mass = mass
        self.radius = radius

    @property
    def gravity(self):
        return round(6.67300e-11 * self.mass / self.radius**2, 2)


print(Planet.EARTH.gravity, Planet.MERCURY.value, Planet((5.976e24, 6.37814e6)), Planet(3.303e23, 2.4397e6))


class Coordinate(bytes, Enum):
    def __new__(cls, value, label):
        obj = bytes.__new__(cls, [value])
        obj._value_ = value
        obj.label = label
        return obj

    PX = (0, "P.X")
    PY = (1, "P.Y")


print(Coordinate(1).label, Coordinate.PX == b"\0")


class Unhashable(Enum):
    A = [1]
    B = {"x": 2}
    C = [1]


print(Unhashable([1]), Unhashable({"x": 2}), Unhashable.C is Unhashable.A, [1] in Unhashable, [3] in Unhashable)


def bad():
    class Text(Enum):
        A = "x"
        B = auto()


try:
    bad()
except TypeError as error:
    print(error)
