from enum import Enum


class Color(Enum):
    RED = 1
    GREEN = 2
    CRIMSON = 1
    BLUE = "b"

    def describe(self):
        return f"{self.name}={self.value}"

    @classmethod
    def favourite(cls):
        return cls.GREEN

    @staticmethod
    def twice(x):
        return x * 2

    @property
    def lower(self):
        return self.name.lower()


print(Color, repr(Color.RED), str(Color.RED), f"{Color.RED:>12}|")
print(Color(1), Color("b"), Color["GREEN"], Color.CRIMSON is Color.RED, Color(Color.BLUE))
print(list(Color), len(Color), list(reversed(Color)), list(Color.__members__.items()))
print(Color.RED == 1, Color.RED == Color.RED, Color.RED != Color.GREEN, Color.RED is Color(1))
print(Color.RED in Color, 1 in Color, 9 in Color, "b" in Color, [] in Color)
print({Color.RED: "r"}[Color(1)], hash(Color.RED) == hash("RED"), bool(Color), isinstance(Color.RED, Color))
print(Color.RED.describe(), Color.favourite(), Color.twice(4), Color.BLUE.lower, Color.RED.GREEN)
print(type(Color.RED), type(Color), Color.RED.__class__, Color.__name__, Color.__doc__)
print([name for name in dir(Color) if not name.startswith("__")], dir(Color.RED))
