class P:
    def __add__(self, o): return "P+"
class Q:
    def __add__(self, o): return "Q+"
    def __len__(self): return 7
class R(P): pass
r = R()
print(r + 1)
R.__bases__ = (Q,)
print(r + 1, len(r))

class Quiet(type):
    def mro(cls):
        if len(cls.__bases__) > 1:
            raise ValueError("one base at most")
        return super().mro()


class One(metaclass=Quiet):
    pass


class Two(One):
    pass


class Other:
    name = "other"


try:
    Two.__bases__ = (One, Other)
except ValueError as error:
    print(error, Two.__bases__, [k.__name__ for k in Two.__mro__], hasattr(Two, "name"))
print(One.__subclasses__(), Other.__subclasses__())
