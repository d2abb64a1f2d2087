print(None, repr(None), str(None), bool(None), None == 0, None is None, type(None).__name__, hash(None) == hash(None), [None], f"{None}")
print(..., type(...).__name__, NotImplemented, type(NotImplemented).__name__, Ellipsis == ...)
n = None
for f in (lambda: None + 1, lambda: None.x, lambda: n(), lambda: None < None, lambda: type(None)(1), lambda: iter(None)):
    try:
        f()
    except (TypeError, AttributeError) as e:
        print(e)
print(type(None)() is None)
