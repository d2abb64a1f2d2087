class Backwards(type):
    def mro(cls):
        return list(reversed(super().mro()))


class A:
    def who(self):
        return "A"


class B(A):
    def who(self):
        return "B"


class Upside(type):
    def mro(cls):
        order = type.mro(cls)
        return [order[0], order[-2], *order[1:-2], order[-1]]


class C(B, metaclass=Upside):
    pass


print([k.__name__ for k in C.__mro__])
print(C().who())


class Extra(type):
    def mro(cls):
        return (cls, A, object)


class D(metaclass=Extra):
    pass


print(D.__mro__[1:], D().who())
for bad in ([1, 2], 5, None):
    class Bad(type):
        def mro(cls):
            return bad
    try:
        Bad("X", (), {})
    except TypeError as error:
        print(error)
class Incompatible(type):
    def mro(cls):
        return [cls, dict, object]
try:
    Incompatible("Y", (), {})
except TypeError as error:
    print(error)
