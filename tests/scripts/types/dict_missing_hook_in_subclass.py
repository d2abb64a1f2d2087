class D(dict):
    def __missing__(self, key):
        self[key] = key * 2
        return self[key]
d = D(a=1)
print(d["a"], d[4], d, d.get("zz"), "zz" in d, d == {"a": 1, 4: 8}, type(d.copy()).__name__)
try:
    d.pop("none")
except KeyError as e:
    print(e)
