from collections.abc import Mapping


class M(Mapping):
    def __init__(self, **kw):
        self.kw = kw

    def __getitem__(self, k):
        return self.kw[k]

    def __iter__(self):
        return iter(self.kw)

    def __len__(self):
        return len(self.kw)

    def get(self, key, default=None):
        print("get", key)
        return super().get(key, default)


match M(a=1, b=2):
    case {"c": _}:
        print("c")
    case {"a": 1, **rest}:
        print("a", rest)


class Duck:
    def keys(self):
        return ["a"]

    def __getitem__(self, k):
        return 1


match Duck():
    case {"a": 1}:
        print("duck")
    case _:
        print("no mapping")
match type("T", (), {"x": 1}).__dict__:
    case {"x": 1}:
        print("proxy")
