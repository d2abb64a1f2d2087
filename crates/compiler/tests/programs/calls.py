def f(o, *args, **kw):
    o.method(1, x=2)
    o(1, 2, key=3)
    o(*args)
    o(1, *args, *args, a=1, **kw, b=2)
    o.method(*args, **kw)
    return {**kw, "a": 1}, [*args, 1], {1, *args}, (*args, 2)
