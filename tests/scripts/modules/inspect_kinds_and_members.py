import abc
import inspect


class Base(abc.ABC):
    shared = 1

    @abc.abstractmethod
    def run(self):
        pass

    @property
    def prop(self):
        raise AttributeError

    @classmethod
    def made(cls):
        pass

    @staticmethod
    def free():
        pass


class Slotted:
    __slots__ = ("a",)


class Derived(Base):
    def run(self):
        yield 1


def plain():
    pass


tests = [
    inspect.ismodule, inspect.isclass, inspect.ismethod, inspect.isfunction, inspect.isbuiltin, inspect.isroutine, inspect.isgenerator,
    inspect.isgeneratorfunction, inspect.iscoroutinefunction, inspect.isabstract, inspect.isdatadescriptor,
    inspect.ismethoddescriptor, inspect.isgetsetdescriptor, inspect.ismemberdescriptor, inspect.iscode, inspect.isframe,
    inspect.istraceback, inspect.isawaitable, inspect.ismethodwrapper,
]
for value in (
    inspect, Base, Derived, Derived().run, plain, len, [].append, str.join, Derived().run(), Derived.run, Base.prop, Slotted.a,
    type.__dict__["__abstractmethods__"], plain.__code__, inspect.currentframe(), object().__str__, object.__init__, 3, Base.made, Base.free,
):
    print([test.__name__ for test in tests if test(value)])
print([name for name, value in inspect.getmembers(Derived()) if not name.startswith("_")])
print([name for name, value in inspect.getmembers(Base, inspect.isfunction)], inspect.getmembers(Slotted, inspect.ismemberdescriptor)[0][0])
print(inspect.getmro(Derived)[0].__name__, inspect.getattr_static(Derived(), "prop") is Base.__dict__["prop"])
print(type(inspect.getattr_static(Derived, "made")), inspect.getattr_static(3, "nothing", "default"))
try:
    inspect.getattr_static(3, "nothing")
except AttributeError as error:
    print("AttributeError", error)
