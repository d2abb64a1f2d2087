import copy
from collections import OrderedDict

od = OrderedDict([("a", 1), ("b", [2])])
od.x = ["attribute"]
twin = copy.copy(od)
print(twin, twin.x is od.x, copy.deepcopy(od).x, hasattr(od.copy(), "x"))
print(OrderedDict.fromkeys("abc", value=5), OrderedDict.fromkeys(iterable="ab"))
print(od.setdefault(key="c", default=7), od.setdefault("d"), od.setdefault(key="a"))
print(od.pop(key="d"), od.pop("zz", default=8), od.popitem(last=False), od)


class Sub(OrderedDict):
    pass


sub = Sub(a=1)
sub.y = 2
print(copy.copy(sub).y, sub.copy(), Sub.fromkeys("ab", value=1), sub.setdefault(key="k", default=3))
