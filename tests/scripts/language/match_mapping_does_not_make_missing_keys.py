from collections import OrderedDict, UserDict, defaultdict

d = defaultdict(list)
match d:
    case {"a": x}:
        print("found", x)
    case _:
        print("not found", dict(d))


class Missing(dict):
    def __missing__(self, key):
        return "made"


for m in [Missing(), Missing(a=1), OrderedDict(a=2), UserDict(a=3), {"a": 4}]:
    match m:
        case {"a": x, **rest}:
            print(type(m).__name__, x, rest, type(rest).__name__)
        case {}:
            print(type(m).__name__, "has no a")
