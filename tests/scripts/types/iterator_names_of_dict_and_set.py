d = {"a": 1}
print([type(iter(x)).__name__ for x in (d, d.keys(), d.values(), d.items(), set(), frozenset(), "a", "é", b"", [], (), range(1))])
print(list(iter(d.items())), [k for k in d.keys()], type(reversed(d)).__name__)
