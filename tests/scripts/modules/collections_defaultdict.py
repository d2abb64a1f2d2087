from collections import defaultdict
d = defaultdict(list)
d["a"].append(1); d["b"].append(2); d["a"].append(3)
print(d, d["new"], "x" in d, d.get("x"), len(d), d.default_factory)
n = defaultdict(int)
for ch in "hello":
    n[ch] += 1
print(dict(n), n == {"h": 1, "e": 1, "l": 2, "o": 1})
nested = defaultdict(lambda: defaultdict(int))
nested["a"]["b"] += 1
print(nested["a"]["b"], defaultdict(None, x=1)["x"], defaultdict(int, {"k": 5}))
try:
    defaultdict(None)["q"]
except KeyError as e:
    print(repr(e))
try:
    defaultdict(5)
except TypeError as e:
    print(e)
