import __main__
import builtins
import sys

value = 5
__main__.other = 7
print(__main__.value, other, __main__ is sys.modules["__main__"], __main__.__name__, __main__.__spec__)
print(builtins.len([1]), builtins is sys.modules["builtins"], builtins.__name__, hasattr(builtins, "ValueError"), builtins.True_ if False else "-")
builtins.shared = "everywhere"
print(shared)
original = builtins.print


def loud(*args, **kwargs):
    original("loud:", *args, **kwargs)


builtins.print = loud
print("hello")
builtins.print = original
del builtins.shared
try:
    shared
except NameError as error:
    print(error)
print(vars(__main__)["value"], "value" in dir(__main__), getattr(__main__, "missing", "default"))
