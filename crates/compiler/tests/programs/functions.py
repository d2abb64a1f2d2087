@decorate
@decorate.more(1)
def f(a, /, b: int, c=1, *args: str, d, e=[], **kw) -> None:
    """   The docstring.

        Indented.
    """
    return lambda x, y=a: x + y + b

def counter():
    n = 0
    def step():
        nonlocal n
        n += 1
        return n
    return step

def g():
    pass
    return
    unreachable()
