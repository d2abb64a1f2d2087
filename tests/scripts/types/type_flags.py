# Bits that say what a class is.
import abc


class Plain:
    pass


class Abstract(abc.ABC):
    @abc.abstractmethod
    def method(self):
        pass


class Words(list):
    pass


HEAP, BASE, IMMUTABLE, ABSTRACT = 1 << 9, 1 << 10, 1 << 8, 1 << 20
for kind in (object, int, bool, str, Plain, Abstract, Words, type, ValueError, type(None)):
    flags = kind.__flags__
    print(kind.__name__, *(bool(flags & bit) for bit in (HEAP, BASE, IMMUTABLE, ABSTRACT)))
families = {24: int, 25: list, 26: tuple, 27: bytes, 28: str, 29: dict, 30: BaseException, 31: type}
for kind in (bool, Words, tuple, bytes, str, dict, KeyError, abc.ABCMeta, float):
    print(kind.__name__, [family.__name__ for bit, family in families.items() if kind.__flags__ >> bit & 1])
print(int.__itemsize__, bytes.__itemsize__, tuple.__itemsize__, list.__itemsize__, Plain.__itemsize__)
