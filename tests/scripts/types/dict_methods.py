d = {"a": 1, "b": 2}
print(d.get("a"), d.get("x"), d.get("x", 0), d.setdefault("c", 3), d.setdefault("a", 9), d)
print(d.pop("a"), d.pop("zz", "none"), d.popitem(), d)
d.update({"x": 1}, y=2); d.update([("z", 3), "kv"]); print(d)
e = d.copy(); e.clear(); print(len(d), e)
print(dict.fromkeys("ab"), dict.fromkeys([1, 2], 0), list(d), list(d.keys()), list(d.values()), list(d.items()))
print("x" in d, 1 in d, len(d), list(reversed(d)))
