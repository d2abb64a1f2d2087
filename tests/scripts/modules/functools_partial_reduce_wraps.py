import functools
from functools import partial, reduce, update_wrapper, wraps


def f(a, b=2, *args, **kw):
    "doc of f"
    return a, b, args, kw


p = partial(f, 1, x=3)
print(p(), p(5), p(5, 6, y=7), p(x=9), p.func is f, p.args, p.keywords)
q = partial(p, 8, z=0)
print(q(), q.func is f, q.args, q.keywords)
print(repr(partial(int, base=2)), repr(partial(print, 1, sep="-")).replace(repr(print), "print"))
p.extra = 4
print(vars(p), partial(f)(1))
for call in (lambda: partial(), lambda: partial(3), lambda: reduce(max, []), lambda: reduce(max, 3), lambda: reduce(), lambda: wraps()(3), lambda: partial(f)()):
    try:
        print(call())
    except TypeError as error:
        print(error)
print(reduce(lambda a, b: a * b, range(1, 6)), reduce(max, [], 7), reduce(lambda a, b: a + b, [[1], [2]], []))


def decorate(function):
    @wraps(function)
    def wrapper(*args):
        "wrapper's"
        return function(*args)
    return wrapper


f.attribute = "kept"
g = decorate(f)
print(g.__name__, g.__doc__, g.__wrapped__ is f, g.attribute, g.__module__, g.__qualname__)
print(functools.WRAPPER_ASSIGNMENTS, functools.WRAPPER_UPDATES)


class Callable:
    def __call__(self):
        pass


made = update_wrapper(Callable(), f)
print(made.__name__, made.__doc__, made.attribute)
only = wraps(f, assigned=["__doc__"], updated=[])(lambda: 0)
print(only.__name__, only.__doc__, hasattr(only, "attribute"))
key = functools.cmp_to_key(lambda a, b: len(a) - len(b))
print(sorted(["ccc", "a", "bb"], key=key), key("a") < key("bb"), key("a") == key("b"), key("x").obj)
for call in (lambda: hash(key("a")), lambda: key("a") < 3, lambda: functools.cmp_to_key(), lambda: functools.cmp_to_key(3)(1) < functools.cmp_to_key(3)(2)):
    try:
        print(call())
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)
