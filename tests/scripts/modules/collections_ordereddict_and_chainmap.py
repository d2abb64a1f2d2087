from collections import OrderedDict, ChainMap
o = OrderedDict(a=1, b=2, c=3)
o.move_to_end("a"); print(o, list(o))
o.move_to_end("c", last=False); print(list(o), o.popitem(last=False), o.popitem(), len(o))
print(OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1), OrderedDict(a=1, b=2) == dict(b=2, a=1), list(reversed(OrderedDict(x=1, y=2))))
m = ChainMap({"a": 1}, {"a": 2, "b": 3})
print(m["a"], m["b"], sorted(m), len(m), m.maps[0], m.new_child({"b": 0})["b"], m.parents["a"], m.get("z"), "b" in m)
m["b"] = 9
print(m.maps)
