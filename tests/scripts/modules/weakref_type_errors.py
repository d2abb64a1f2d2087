import weakref


class Plain:
    pass


class Slotted:
    __slots__ = ("a",)


class SlottedWeak:
    __slots__ = ("a", "__weakref__")


class Number(int):
    pass


class Text(str):
    pass


class Numbers(list):
    pass


class Pair(tuple):
    pass


def function():
    yield


for value in (
    3, 2.5, "s", b"b", None, (), [], {}, set(), frozenset(), Plain(), Slotted(), SlottedWeak(), Number(3), Text("t"), Numbers(), Pair(),
    Plain, int, function, function(), len, [].append, Plain().__init__, weakref, range(3), object(), ValueError(), slice(1), Ellipsis,
    lambda: 0, property(), weakref.ref(Plain), type("Made", (), {})(), iter([]), function.__code__,
):
    try:
        print(type(weakref.ref(value)).__name__, type(value).__name__)
    except TypeError as error:
        print(error)
for call in (
    lambda: weakref.ref(), lambda: weakref.ref(Plain, None, 3), lambda: weakref.ref(Plain)(1), lambda: weakref.proxy(3),
    lambda: weakref.ref(Plain) < weakref.ref(int), lambda: weakref.WeakMethod(3), lambda: weakref.WeakSet([1]),
):
    try:
        print(call())
    except TypeError as error:
        print(error)
print(weakref.getweakrefcount(3), weakref.getweakrefs("x"), Plain.__dict__["__weakref__"], hasattr(Slotted(), "__weakref__"))
