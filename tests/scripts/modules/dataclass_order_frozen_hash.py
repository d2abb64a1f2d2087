from dataclasses import FrozenInstanceError, dataclass, field


@dataclass(order=True)
class Version:
    major: int
    minor: int = 0
    note: str = field(default="", compare=False)


print(Version(1, 2) < Version(1, 3), Version(2) >= Version(1, 9), max(Version(1), Version(3, 1), Version(2)))
print(sorted([Version(2, 1, "b"), Version(1, 5), Version(2, 0)]))
try:
    Version(1) < (1, 0)
except TypeError as error:
    print(error)


@dataclass(frozen=True)
class Key:
    a: int
    b: str = field(default="x", hash=False)


key = Key(1)
print(hash(key) == hash(Key(1, "y")), {key: 1}[Key(1)], key)
for action in (lambda: setattr(key, "a", 2), lambda: delattr(key, "b"), lambda: setattr(key, "new", 2)):
    try:
        action()
    except FrozenInstanceError as error:
        print(type(error).__mro__[1].__name__, error)


@dataclass(unsafe_hash=True)
class Loose:
    a: int


@dataclass(eq=False)
class Same:
    a: int


loose = Loose(1)
print(hash(loose) == hash(Loose(1)), Same(1) == Same(1), hash(Same(1)) is not None)


@dataclass
class WithHash:
    a: int

    def __hash__(self):
        return 42


print(hash(WithHash(1)), repr(Version(1)), Key.__hash__ is not None, Version.__hash__)
