def show(x):
    return None if x is None else (type(x).__name__, str(x), [show(e) if isinstance(e, BaseExceptionGroup) else repr(e) for e in x.exceptions])


eg = ExceptionGroup("top", [ValueError(1), ExceptionGroup("in", [TypeError(2), ValueError(3)]), KeyError(4)])
match, rest = eg.split(ValueError)
print(show(match))
print(show(rest))
print([show(x) for x in eg.split((TypeError, KeyError))])
print([show(x) for x in eg.split(lambda e: isinstance(e, ValueError) and e.args[0] > 1)])
print([show(x) for x in eg.split(OSError)], [show(x) for x in eg.split(Exception)])
print(eg.split(ExceptionGroup)[0] is eg)
print(show(eg.subgroup(TypeError)), eg.subgroup(OSError), eg.subgroup(lambda e: True) is eg)
for bad in [1, "x", int, (ValueError, 1), None, [ValueError]]:
    try:
        eg.split(bad)
    except TypeError as e:
        print(e)
