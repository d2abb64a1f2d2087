# Everything builtin says something of itself; what programs say goes first.
import functools
import types

for thing in (len, print, max, str.join, "".join, [].append, int, (5), object(), ValueError, ValueError("x"), dict.fromkeys, str.__add__):
    print(type(thing).__name__, isinstance(thing.__doc__, str) and len(thing.__doc__) > 3)


class Silent:
    pass


class Number(int):
    "a number"


print(Silent.__doc__, Silent().__doc__, Number.__doc__, Number(3).__doc__)
module = types.ModuleType("m", "of a module")
print(module.__doc__)
module.__doc__ = "other"
print(module.__doc__)
partial = functools.partial(len)
partial.__doc__ = "of a partial"
print(partial.__doc__, types.SimpleNamespace(__doc__="of a namespace").__doc__)
error = ValueError()
error.__doc__ = "of an error"
print(error.__doc__)
for thing in (5, int, len):
    try:
        thing.__doc__ = "mine"
    except (AttributeError, TypeError) as error:
        print(type(error).__name__, error)
