def f(x):
    match x:
        case bool(v):
            return "bool", v
        case int(v):
            return "int", v
        case float(v):
            return "float", v
        case str(v):
            return "str", v
        case bytes(v):
            return "bytes", v
        case tuple(v):
            return "tuple", v
        case list(v):
            return "list", v
        case dict(v):
            return "dict", v
        case set(v) | frozenset(v):
            return "set", v


class S(str):
    pass


for x in [True, 1, 1.5, "s", b"b", (1,), [1], {1: 2}, {3}, frozenset(), S("sub"), None]:
    print(f(x))
try:
    match 1j:
        case complex(v):
            print(v)
except TypeError as e:
    print(e)
