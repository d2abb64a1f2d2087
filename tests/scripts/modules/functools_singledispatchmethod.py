from functools import singledispatchmethod, partialmethod, cached_property


class Negator:
    @singledispatchmethod
    def neg(self, arg):
        raise NotImplementedError(f"cannot negate {type(arg).__name__}")

    @neg.register
    def _(self, arg: int):
        return -arg

    @neg.register(bool)
    def _(self, arg):
        return not arg

    @singledispatchmethod
    @classmethod
    def make(cls, arg):
        return cls.__name__, "object"

    @make.register
    @classmethod
    def _(cls, arg: str):
        return cls.__name__, "str"

    @singledispatchmethod
    @staticmethod
    def free(arg):
        return "object"

    @free.register(int)
    @staticmethod
    def _(arg):
        return "int"


n = Negator()
print(n.neg(5), n.neg(True), Negator.make("x"), n.make(3), Negator.free(1), n.free("a"))
print(n.neg.__name__, Negator.neg.__name__)
for call in (lambda: n.neg("x"), lambda: n.neg(), lambda: Negator.neg(n, 3), lambda: singledispatchmethod(3)):
    try:
        print(call())
    except (NotImplementedError, TypeError) as error:
        print(type(error).__name__, error)


class Cell:
    def __init__(self):
        self.alive = False

    def set_state(self, state, *, note=""):
        self.alive = state
        return note

    set_alive = partialmethod(set_state, True)
    set_dead = partialmethod(set_state, False, note="dead")
    again = partialmethod(set_dead, note="again")


cell = Cell()
print(cell.set_alive(), cell.alive, cell.set_dead(), cell.alive, cell.again(), cell.set_alive(note="x"))
print(Cell.__dict__["set_alive"].args, Cell.__dict__["again"].keywords)
try:
    partialmethod(3)
except TypeError as error:
    print(error)


class Data:
    calls = 0

    @cached_property
    def value(self):
        """the value"""
        Data.calls += 1
        return Data.calls

    other = cached_property(lambda self: "other")


data = Data()
print(data.value, data.value, Data.calls, vars(data), data.other)
del data.value
print(data.value, Data.value.__doc__, Data.value.attrname, type(Data.value).__name__)
data.value = 9
print(data.value)


class Slotted:
    __slots__ = ()
    value = cached_property(lambda self: 1)


try:
    Slotted().value
except TypeError as error:
    print(error)
try:

    class Two:
        a = b = cached_property(lambda self: 1)

except TypeError as error:
    print(error)
