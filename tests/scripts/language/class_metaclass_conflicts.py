class M1(type):
    pass


class M2(type):
    pass


class M3(M1, M2):
    pass


class A(metaclass=M1):
    pass


class B(metaclass=M2):
    pass


try:

    class C(A, B):
        pass
except TypeError as e:
    print(e)


class D(A, B, metaclass=M3):
    pass


print(type(D))


def function_meta(name, bases, ns, **kw):
    print("function", name, bases, kw)
    return type(name, bases, dict(ns, made=True))


class E(metaclass=function_meta, x=1):
    pass


print(E.made, type(E))


class F(metaclass=lambda *args: 3):
    pass


print(F)
