import abc


class A(metaclass=abc.ABCMeta):
    @abc.abstractmethod
    def x(self):
        pass


class Meta(type, A):
    def x(self):
        return 1


class C(metaclass=Meta):
    pass


print(A.__abstractmethods__, C.x(), isinstance(C, A), Meta.__abstractmethods__)
for cls in type, C:
    try:
        cls.__abstractmethods__
    except AttributeError as error:
        print(error)
try:
    del C.__abstractmethods__
except AttributeError as error:
    print(error)
for bad in (lambda: 42, lambda: [42]):
    class S(metaclass=abc.ABCMeta):
        __subclasses__ = bad
    try:
        issubclass(int, S)
    except TypeError as error:
        print(error)


def broken():
    raise ValueError("no subclasses")


class T(metaclass=abc.ABCMeta):
    __subclasses__ = broken


try:
    issubclass(int, T)
except ValueError as error:
    print(error)
for bad in {}, 42:
    try:
        issubclass(bad, A)
    except TypeError as error:
        print(error)
