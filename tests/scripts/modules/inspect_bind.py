import inspect


def f(a, /, b, c=3, *args, d, e=5, **kw):
    pass


def g(x, y=2):
    pass


sig = inspect.signature(f)
bound = sig.bind(1, 2, d=4)
print(bound, bound.args, bound.kwargs, bound.arguments)
bound.apply_defaults()
print(bound, bound.args, bound.kwargs)
print(sig.bind(1, b=2, d=4, z=9), sig.bind(1, 2, 3, 4, 5, d=6).arguments)
print(sig.bind_partial(1), sig.bind_partial(d=1).kwargs, sig.bind(1, 2, d=3) == sig.bind(1, 2, d=3))
for call in (
    lambda: sig.bind(), lambda: sig.bind(1), lambda: sig.bind(1, 2), lambda: inspect.signature(g).bind(1, 2, 3),
    lambda: inspect.signature(g).bind(1, x=2), lambda: inspect.signature(g).bind(1, z=2), lambda: inspect.signature(g).bind_partial(q=1),
    lambda: inspect.signature(g).bind(y=1),
):
    try:
        print(call())
    except TypeError as error:
        print(error)
print(inspect.getcallargs(g, 1), sorted(inspect.getcallargs(f, 1, 2, d=3)))
print(inspect.getfullargspec(f))
print(inspect.getfullargspec(g), inspect.getfullargspec(lambda self: 0).args)
bound = inspect.signature(g).bind(1)
bound.arguments["y"] = 7
print(g(*bound.args, **bound.kwargs), bound.signature)
