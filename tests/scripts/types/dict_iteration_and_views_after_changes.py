d = {"a": 1, "b": 2, "c": 3}
keys, values, items = d.keys(), d.values(), d.items()
del d["b"]
d["z"] = 26
d["a"] = 10
print(list(keys), list(values), list(items), len(items), ("a", 10) in items, ("a", 1) in items, list(reversed(d)), list(reversed(items)))
print([k for k in d], sorted(d), max(d), min(d.values()), sum(d.values()), "a" in d.keys(), 3 in d.values(), keys & {"a", "q"}, items - {("a", 10)}, keys.isdisjoint("xy"))
for k, v in list(d.items()):
    if v > 5: del d[k]
print(d, dict(sorted({"b": 1, "a": 2}.items())), {v: k for k, v in {"x": 1}.items()})
