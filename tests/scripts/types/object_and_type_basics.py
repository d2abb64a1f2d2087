o = object()
print(type(o), isinstance(o, object), issubclass(int, object), object.__name__, type(int), int.__bases__, bool.__mro__)
print([t.__name__ for t in (int, float, str, bytes, list, tuple, dict, set, frozenset, range, slice, bool, object, type, property)])
print(type(lambda: 0).__name__, type(len).__name__, type([].append).__name__, type(str.upper).__name__, type(print), type(o.__str__).__name__)
for f in (lambda: object(1), lambda: object().x, lambda: int.x, lambda: type()):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
