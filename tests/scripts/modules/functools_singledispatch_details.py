import functools
import numbers
from collections.abc import Iterable, Mapping, Sequence, Sized


@functools.singledispatch
def show(x):
    return f"object {x}"


@show.register
def _(x: int):
    return f"int {x}"


@show.register(float)
def show_float(x):
    return f"float {x}"


@show.register(list | tuple)
def _(x):
    return f"sequence {len(x)}"


@show.register(Mapping)
def _(x):
    return "mapping"


@show.register
def _(x: str | bytes):
    return "text"


class MyInt(int):
    pass


for value in (1, True, 2.5, [1], (1, 2), {}, "s", b"b", None, MyInt(3), 3j):
    print(show(value))
print(show.dispatch(bool)(5), show.dispatch(complex) is show.registry[object], sorted(t.__name__ for t in show.registry))
print(show.__name__, show.__wrapped__.__name__, show_float(1), show.register(set, lambda x: "set")({1}), show(set()))


@functools.singledispatch
def kind(x):
    return "object"


kind.register(Sized, lambda x: "sized")
kind.register(Iterable, lambda x: "iterable")
kind.register(Sequence, lambda x: "sequence")
kind.register(numbers.Number, lambda x: "number")
print(kind([]), kind(5), kind(iter([])), kind("x"))


class Both:
    def __len__(self):
        return 0

    def __iter__(self):
        return iter(())


try:
    print(kind(Both()))
except RuntimeError as error:
    print(error)
for call in (
    lambda: show(), lambda: show.register(3), lambda: show.register(lambda x: 0), lambda: show.register("int", print),
    lambda: show.register(int, 3) and 0,
):
    try:
        print(call())
    except TypeError as error:
        print(str(error).split(" at 0x")[0])


def bad(x: "Missing"):
    pass


def none(x: 3):
    pass


for function in (none,):
    try:
        show.register(function)
    except TypeError as error:
        print(str(error).split(" at 0x")[0])
