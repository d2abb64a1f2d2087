import weakref
from weakref import WeakKeyDictionary, WeakSet, WeakValueDictionary


class Item:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f"Item({self.name})"


a, b, c = map(Item, "abc")
values = WeakValueDictionary(x=a, y=b)
values["z"] = c
print(dict(values), len(values), "x" in values, values.get("q", 5), values["y"])
del b
print(sorted(values), len(values), values.get("y"), "y" in values)
print(values.pop("x"), values.setdefault("w", c), sorted(values.items()), values.pop("none", 0))
print(dict(values | {"k": a}), [r() for r in values.valuerefs()], repr(values).split(" at ")[0])
for call in (lambda: values["y"], lambda: values.pop("gone"), lambda: values.__setitem__("n", 3), lambda: WeakValueDictionary(n=3)):
    try:
        call()
    except (KeyError, TypeError) as error:
        print(type(error).__name__, error)

keys = WeakKeyDictionary({a: 1})
keys[c] = [2]
print(dict(keys), len(keys), a in keys, 3 in keys, keys.get(c), keys.setdefault(a, 7))
d = Item("d")
keys[d] = 4
del d
print(list(keys.items()), list(keys.values()))
del keys[a]
print(list(keys), keys.pop(c), len(keys))

group = WeakSet([a, c])
e = Item("e")
group.add(e)
print(len(group), e in group, 3 in group, sorted(item.name for item in group))
del e
print(len(group), {i.name for i in group - {a}}, {i.name for i in group & {a, 3}} if False else "", group <= {a, c}, group == WeakSet([c, a]))
group.discard(a)
print(len(repr(group)) > 5, group.isdisjoint([a]), len(group | [a]))
try:
    group.remove(a)
except KeyError:
    print("KeyError")
values.clear()
print(len(values), bool(values))
