import abc
from abc import ABC, ABCMeta, abstractmethod


class Shape(ABC):
    @property
    @abstractmethod
    def area(self):
        """abstract"""

    @classmethod
    @abstractmethod
    def make(cls):
        pass

    @staticmethod
    @abstractmethod
    def helper():
        pass

    @abstractmethod
    def scale(self, by):
        return by * 2

    def plain(self):
        return "plain"


class Half(Shape):
    area = 5

    def scale(self, by):
        return super().scale(by) + 1


class Full(Half):
    make = classmethod(lambda cls: cls())
    helper = staticmethod(lambda: "h")


for cls in (Shape, Half, Full):
    print(sorted(cls.__abstractmethods__), cls.__name__)
    try:
        print(cls().scale(4))
    except TypeError as error:
        print(error)
print(Full.make().plain(), Full.helper())


class One(ABC):
    @abstractmethod
    def only(self):
        pass


try:
    One()
except TypeError as error:
    print(error)


class Registered:
    pass


token = abc.get_cache_token()
print(issubclass(Registered, One), isinstance(Registered(), One))
print(One.register(Registered) is Registered, issubclass(Registered, One), isinstance(Registered(), One), token != abc.get_cache_token())
for call in (lambda: One.register(3), lambda: Full.register(Shape), lambda: issubclass(3, One), lambda: isinstance(3, One)):
    try:
        print(call())
    except (TypeError, RuntimeError) as error:
        print(type(error).__name__, error)


class Hooked(metaclass=ABCMeta):
    @classmethod
    def __subclasshook__(cls, other):
        if cls is Hooked:
            return any("quack" in base.__dict__ for base in other.__mro__) or NotImplemented
        return NotImplemented


class Duck:
    def quack(self):
        pass


print(isinstance(Duck(), Hooked), isinstance(3, Hooked), issubclass(bool, Hooked))
One.only = lambda self: "now"
print(sorted(One.__abstractmethods__), abc.update_abstractmethods(One) is One, sorted(One.__abstractmethods__), One().only())


class Old(ABC):
    @abc.abstractproperty
    def p(self):
        pass

    @abc.abstractclassmethod
    def c(cls):
        pass

    @abc.abstractstaticmethod
    def s():
        pass


print(sorted(Old.__abstractmethods__), One.only.__name__, hasattr(Shape.scale, "__isabstractmethod__"))
