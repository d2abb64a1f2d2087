import abc


def getter(self):
    return 42


def setter(self, value):
    "setter doc"


class A:
    @property
    def foo(self):
        return 1

    @foo.setter
    def oof(self, value):
        pass

    bar = property(getter)
    baz = property(None, setter)


print(A.foo.__name__, A.oof.__name__, A.bar.__name__, A.baz.__name__)
A.late = property(getter)
print(A.late.__name__)
A.late.__name__ = "mine"
print(A.late.__name__, A.bar.__name__)
A.late.__name__ = None
print(A.late.__name__)
for make in (lambda: property(None, setter), lambda: property(1)):
    try:
        make().__name__
    except AttributeError as error:
        print(error)
for count in (0, 1, 3):
    try:
        property().__set_name__(*range(count))
    except TypeError as error:
        print(error)


class Documented(property):
    "class doc"


class Slotted(property):
    __slots__ = ("more",)


class SlottedDoc(property):
    __slots__ = ("__doc__",)


def documented(self):
    "getter doc"


for kind in property, Documented, SlottedDoc:
    p = kind(documented)
    print(kind.__name__, p.__doc__, kind(getter, doc="given").__doc__, p.getter(getter).__doc__)
    q = kind(getter, doc="given")
    print(q.getter(documented).__doc__, q.setter(setter).__doc__, kind(getter).getter(documented).__doc__)
print(Slotted(doc="lost").__doc__)
try:
    Slotted(documented)
except AttributeError as error:
    print(error)


class Abstract(abc.ABC):
    @property
    def x(self):
        return 1

    @x.setter
    @abc.abstractmethod
    def x(self, value):
        pass


print(Abstract.x.__isabstractmethod__)
try:
    Abstract()
except TypeError as error:
    print(error)
try:
    A().bar = 5
except AttributeError as error:
    print(error)
