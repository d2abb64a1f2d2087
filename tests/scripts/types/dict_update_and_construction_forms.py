d = dict([("a", 1)], b=2)
d.update({"c": 3}); d.update([("d", 4)]); d.update(e=5); d.update(); d.update((k, 0) for k in "a")
print(d, dict(d), dict(zip("xy", [1, 2])), dict(a=1, **{"b c": 2}), {k: v for k, v in d.items() if v > 2}, dict(), dict({}), {**d, "z": 1} == d | {"z": 1})
class M:
    def keys(self): return iter("pq")
    def __getitem__(self, k): return k * 2
print(dict(M()), dict.fromkeys("abc", []), len(dict.fromkeys(range(5))))
