from enum import Enum, member, nonmember, property as enum_property


class Unit(Enum):
    METRE = "m"
    SECOND = "s"

    @classmethod
    def _missing_(cls, value):
        if value == "bad":
            return 3
        if value == "error":
            raise KeyError("own")
        if value == "refused":
            raise ValueError("not this one")
        for found in cls:
            if isinstance(value, str) and found.value == value.lower():
                return found


print(Unit("M"), Unit("S"))
for value in ("bad", "error", "refused", "x", 5):
    try:
        Unit(value)
    except Exception as error:
        print(type(error).__name__, error, repr(error.__context__))


class Kinds(Enum):
    _ignore_ = "temp other"
    temp = 1
    other = [temp]
    ONE = temp
    plain = nonmember(7)
    __private = 3

    @member
    def function(self):
        return "called"

    class Inner:
        pass

    made = member(len)

    def method(self):
        pass


print([kind.name for kind in Kinds], Kinds.function.value(None), Kinds.plain, Kinds.Inner.__name__, hasattr(Kinds, "temp"), Kinds._Kinds__private)


class Shadow(Enum):
    name = 1
    value = "v"

    @enum_property
    def label(self):
        return self._name_ + "!"


print(Shadow.name, Shadow.value, Shadow.name.name, Shadow.value.value, Shadow.name.label)
try:
    Shadow.label
except AttributeError as error:
    print(error)
