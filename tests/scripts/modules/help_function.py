# help() of functions: the call and what the docstring says.
def function(a, b=2, /, c=3, *args, d, e: int = 5, **kw) -> None:
    """Does something.

        Indented.
    """


def silent():
    pass


# What the comment says.
def commented(x):
    pass


def generator():
    "one by one"
    yield


help(function)
help(silent)
help(commented)
help(generator)
help(lambda x, y=1: x)
