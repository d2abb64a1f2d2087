class MyGroup(ExceptionGroup):
    """Mine."""


g = MyGroup("m", [ValueError(1)])
g.extra = 5
print(g.__dict__, g.args, g.message, MyGroup.__doc__, MyGroup.__mro__[1:3])
g.args = ("changed",)
print(str(g), repr(g), g.args, g.exceptions)
print(issubclass(ExceptionGroup, Exception), issubclass(BaseExceptionGroup, Exception))
print(ExceptionGroup.__module__, BaseExceptionGroup.__name__)
print(isinstance(g, BaseExceptionGroup), g.with_traceback(None) is g)
print(sorted(n for n in vars(BaseExceptionGroup) if not n.startswith("__")))
lst = [ValueError(1), ValueError(2)]
h = ExceptionGroup("h", lst)
lst.append(3)
print(h.exceptions, h.exceptions is h.exceptions, type(h.exceptions))
