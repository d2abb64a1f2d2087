from enum import CONTINUOUS, NAMED_FLAGS, UNIQUE, Enum, Flag, IntEnum, auto, global_enum, show_flag_values, unique, verify


def attempt(decorator, base, **members):
    try:
        decorator(base("Tried", members))
        print("fine")
    except ValueError as error:
        print(error)


attempt(unique, Enum, A=1, B=2)
attempt(unique, Enum, A=1, B=1, C=1)
attempt(verify(UNIQUE), Enum, A=1, B=1)
attempt(verify(CONTINUOUS), IntEnum, A=1, B=2, C=3)
attempt(verify(CONTINUOUS), IntEnum, A=1, B=5)
attempt(verify(CONTINUOUS), Flag, A=1, B=8)
attempt(verify(NAMED_FLAGS), Flag, A=1, B=2, C=7)
attempt(verify(NAMED_FLAGS), Flag, A=1, B=14, C=48)
attempt(verify(NAMED_FLAGS, UNIQUE), Flag, A=1, B=2, C=3)
print(show_flag_values(13))


@global_enum
class Direction(Enum):
    UP = auto()
    DOWN = auto()


print(UP, repr(DOWN), UP is Direction.UP)
