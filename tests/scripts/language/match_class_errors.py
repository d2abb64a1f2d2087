class A:
    __match_args__ = ("x",)


class B:
    __match_args__ = ["x"]


class C:
    __match_args__ = (1,)


class D:
    __match_args__ = ("x", "x")
    x = 1


class E:
    pass


def attempt(f, x):
    try:
        print(f(x))
    except TypeError as e:
        print(e)


def a(x):
    match x:
        case A(1, 2):
            return 1


def b(x):
    match x:
        case B(1):
            return 1


def c(x):
    match x:
        case C(1):
            return 1


def d(x):
    match x:
        case D(1, 1):
            return 1


def d2(x):
    match x:
        case D(1, x=1):
            return 1


def e(x):
    match x:
        case E(1):
            return 1


def s(x):
    match x:
        case str(1, 2):
            return 1


def n(x):
    cls = 3
    match x:
        case cls():
            return 1


for f, x in [(a, A()), (b, B()), (c, C()), (d, D()), (d2, D()), (e, E()), (s, "s"), (n, 3), (a, E())]:
    attempt(f, x)
