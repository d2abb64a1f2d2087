import inspect


# A comment above.
# And another.
def function(a,
             b=(1,
                2)):
    """Doc."""
    text = """
not the end
"""
    return a  # last


def decorate(f):
    return f


@decorate
@decorate
def decorated():

    if True:
        pass
    # inside

    # after the body

class Class:
    """
    Text of the class.

        Indented.
    """

    x = 1

    def method(self):
        return self.x

    @property
    def prop(self):
        "The property."
        return 1


class Sub(Class):
    def method(self):
        return 2


short = lambda x: x + 1
one = 1; def_line = lambda: (1,
    2)

for obj in (function, decorated, Class, Class.method, Class().method, Sub, short, Class.prop.fget, function.__code__):
    lines, number = inspect.getsourcelines(obj)
    print(number, len(lines), repr(lines[0]), repr(lines[-1]))
print(inspect.getsource(Class.method), end="")
print(inspect.getcomments(function), inspect.getcomments(Class))
print(inspect.getdoc(Class), "|", inspect.getdoc(function), inspect.getdoc(Sub), inspect.getdoc(Class.prop), inspect.getdoc(short))
print(repr(inspect.cleandoc("  a\n    b\n\n      c\n  ")))
print(inspect.getfile(function).rpartition("/")[2], inspect.getsourcefile(Class).rpartition("/")[2], inspect.getmodule(function).__name__)
print(inspect.getmodulename("/a/b.py"), inspect.getmodulename("x.txt"), inspect.indentsize("  \tx"))
for bad in (len, 3, int, inspect.sys):
    try:
        print(inspect.getsource(bad)[:10])
    except (TypeError, OSError) as error:
        print(type(error).__name__, error)
