T = "global T"


def f[T](x: T = T):
    def inner():
        return T

    return inner()


print(f(), f.__defaults__, T)


class C[T]:
    T = "class T"

    def m(self):
        return T

    print(T)


print(C.T, C().m())


class D:
    X = int

    def m[T: X](self, x: X) -> T:
        return X

    class Inner[T: X](list[X]):
        pass


print(D.m.__type_params__[0].__bound__, D.m.__annotations__["x"], D.Inner.__orig_bases__[0])
try:
    D().m(1)
except NameError as e:
    print(e)


def g[T]():
    T = 1

    def h():
        nonlocal T
        T = 2

    h()
    return T


print(g(), g.__type_params__)


class __P[__T]:
    def f[__U](self):
        return __T, __U


print([str(x) for x in __P().f()], __P.__type_params__)
