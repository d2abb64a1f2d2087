def deco(f):
    print("deco", f.__name__, f.__type_params__)
    return f


def value(x):
    print("value", x)
    return x


@deco
def f[T](a, b=value(1), /, c=value(2), *args, d=value(3), e, **kw):
    return a, b, c, args, d, e, kw


print(f(0, e=9), f.__defaults__, f.__kwdefaults__)
print(f(0, 5, 6, 7, d=8, e=9, z=1))


@deco
def g[T](*, k=value("k")):
    return k


print(g(), g.__kwdefaults__)


def gen[T](x: T):
    yield x
    yield T


print([str(v) for v in gen(1)])
