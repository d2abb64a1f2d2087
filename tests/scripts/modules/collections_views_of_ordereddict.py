from collections import OrderedDict
o = OrderedDict(a=1, b=2)
print(o.keys(), o.values(), o.items(), list(reversed(o)), o | {"c": 3}, {"z": 0} | o)
print(o.copy() == o, OrderedDict.fromkeys("xy"), o.pop("q", 5), o.setdefault("c"), o, dict(o))
class Last(OrderedDict):
    def __setitem__(self, key, value):
        super().__setitem__(key, value)
        self.move_to_end(key)
l = Last(a=1, b=2)
l["a"] = 3
print(l, isinstance(l, dict))
for f in (lambda: o.pop("q"), lambda: o.move_to_end("q"), lambda: OrderedDict().popitem()):
    try:
        f()
    except KeyError as e:
        print(repr(e))
