# Signatures of builtin functions, methods and types.
import inspect

for function in (
    len, print, sorted, sum, round, pow, issubclass, isinstance, str.join, "a".join, str.split, list.append, [].append,
    list.sort, dict.get, {}.setdefault, dict.fromkeys, set.union, int.to_bytes, int.from_bytes, float.hex, open, compile,
    eval, float, list, tuple, set, zip, map, filter, enumerate, reversed, bool, complex, property, object,
):
    print(getattr(function, "__name__", function), end=" ")
    try:
        print(inspect.signature(function))
    except ValueError as error:
        print("ValueError", error)
for function in (max, min, iter, next, getattr, vars, dir, int, str, dict, range, slice, type, bytes, bytearray):
    try:
        print(inspect.signature(function))
    except ValueError as error:
        print(error)
