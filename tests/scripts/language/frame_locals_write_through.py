import collections.abc
import sys


def show(work):
    try:
        print(work())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


def main(a, b=2):
    def inner():
        return a

    frame = sys._getframe()
    names = frame.f_locals
    print(type(names).__name__, names.keys(), list(reversed(names)), len(names))
    names["a"], names["extra"] = 10, 3
    print(a, inner(), names["extra"], "extra" in frame.f_locals, names.get("nothing"), names.setdefault("more", 7), names.setdefault("a", 0))
    names.update({"b": 20})
    names |= {"b": b + 1}
    print(b, type(names | {}), type({} | names), sorted(names.copy()))
    print(names == frame.f_locals, names is frame.f_locals, names == dict(names), names == {}, isinstance(names, collections.abc.Mapping))
    print(eval("a + b", {}, names), "{a}".format_map(names), "%(b)s" % names)
    late = 1
    print("late" in names)
    del late
    print("late" in names)
    names["late"] = 5
    print(late)
    show(lambda: names["nothing"])
    show(lambda: names[5])
    show(lambda: names.__delitem__("a"))
    show(lambda: names.update(5))
    show(lambda: names.pop("a"))
    show(lambda: hash(names))
    show(lambda: type(names)(5))
    show(lambda: names | 5)


main(1)


def change_caller():
    sys._getframe(1).f_locals["counter"] = 99


def caller():
    counter = 1
    change_caller()
    return counter


def generator():
    value = 1
    yield value
    yield value


def itself():
    names = sys._getframe().f_locals
    names["me"] = names
    return repr(names)


print(caller(), itself())
waiting = generator()
next(waiting)
waiting.gi_frame.f_locals["value"] = 7
print(next(waiting), waiting.gi_frame.f_locals)
print(type(sys._getframe().f_locals), (lambda q: sys._getframe().f_locals)(4))
