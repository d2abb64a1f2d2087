class P:
    __match_args__ = ("x", "y")


def f(p):
    match p:
        case 1:
            return 0
        case P(x, y, z):
            return x


def g(p):
    match p:
        case {"a": [a, b]} if a / b:
            return a


try:
    g({"a": [1, 0]})
except ZeroDivisionError as e:
    import sys

    print(e.__traceback__.tb_next.tb_lineno)
f(P())
