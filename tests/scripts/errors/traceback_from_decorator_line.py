def strict(f):
    if not f.__doc__:
        raise TypeError(f"{f.__name__} needs a docstring")
    return f

@strict
def good():
    "documented"

@strict
def bad():
    pass
