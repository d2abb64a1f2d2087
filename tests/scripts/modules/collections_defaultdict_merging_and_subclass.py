from collections import defaultdict
d = defaultdict(list, a=[1])
print(d | {"b": 2}, {"b": 2} | d, d.copy(), d.copy().default_factory)
class Count(defaultdict):
    def __missing__(self, key):
        self[key] = len(self)
        return self[key]
c = Count()
print([c[k] for k in "abca"], c, c.default_factory)
d.default_factory = None
try:
    d["x"]
except KeyError as e:
    print(repr(e))
try:
    defaultdict(list, 5)
except TypeError as e:
    print(e)
