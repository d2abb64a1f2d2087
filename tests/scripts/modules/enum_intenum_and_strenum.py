from enum import Enum, IntEnum, StrEnum, auto


class Level(IntEnum):
    LOW = 1
    HIGH = 3


class Name(StrEnum):
    FIRST = auto()
    Second = auto()
    OTHER = "third"


class Mixed(str, Enum):
    A = "a"


class Real(float, Enum):
    HALF = 0.5


print(Level.LOW, repr(Level.LOW), f"{Level.HIGH:03d} {Level.HIGH}", str(Level.HIGH), "%d %s" % (Level.LOW, Level.LOW))
print(Level.LOW < Level.HIGH, Level.LOW + 1, Level.HIGH == 3, [10, 20][Level.LOW], sorted([Level.HIGH, Level.LOW]))
print(type(Level.LOW + Level.HIGH), isinstance(Level.LOW, int), int(Level.HIGH), Level(3), 3 in Level)
print(Name.FIRST, repr(Name.FIRST), Name.Second.upper(), Name.OTHER == "third", f"{Name.OTHER:>7}", list(Name))
print(Mixed.A, repr(Mixed.A), f"{Mixed.A}", str(Mixed.A), Mixed.A == "a", Mixed("a"), Mixed.A.value)
print(Real.HALF, repr(Real.HALF), Real.HALF * 2, Real(0.5).name, format(Real.HALF, ""))
print({Level.LOW: 1}[1], hash(Name.FIRST) == hash("first"), Level.LOW.real, Level.LOW.bit_length())
for call in (lambda: Level("x"), lambda: Name("FIRST"), lambda: StrEnum("Bad", {"A": 1})):
    try:
        print(call())
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
match Level(3):
    case Level.LOW:
        print("low")
    case Level.HIGH:
        print("high")
