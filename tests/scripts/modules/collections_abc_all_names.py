import collections.abc as abc
from collections import ChainMap, Counter, OrderedDict, UserDict, defaultdict, deque

print(sorted(abc.__all__))


def generator():
    yield


class Awaits:
    def __await__(self):
        yield


class Walks:
    def __aiter__(self):
        return self

    def __anext__(self):
        pass


class NoHash:
    __hash__ = None


values = {
    "list": [], "tuple": (), "dict": {}, "set": set(), "frozenset": frozenset(), "str": "", "bytes": b"", "range": range(1), "int": 3,
    "deque": deque(), "Counter": Counter(), "OrderedDict": OrderedDict(), "defaultdict": defaultdict(), "ChainMap": ChainMap(),
    "UserDict": UserDict(), "generator": generator(), "iterator": iter([]), "keys": {}.keys(), "items": {}.items(), "values": {}.values(),
    "function": len, "class": int, "Awaits": Awaits(), "Walks": Walks(), "NoHash": NoHash(), "bytearray": bytearray(), "memoryview": memoryview(b""),
    "zip": zip(), "map": map(str, []), "enumerate": enumerate([]), "None": None,
}
for name, value in values.items():
    print(name, [kind for kind in sorted({*abc.__all__} - {"ByteString"}) if isinstance(value, getattr(abc, kind))])
for kind in ("Iterable", "Callable", "Mapping", "Awaitable", "Generator", "Hashable"):
    cls = getattr(abc, kind)
    print(cls, cls.__module__, sorted(cls.__abstractmethods__), [base.__name__ for base in cls.__mro__])
print(abc.Sequence[int], abc.Mapping[str, int], abc.Callable[[int], str], abc.Awaitable[int])
