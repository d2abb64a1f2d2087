import copy
from collections import ChainMap, Counter, OrderedDict, UserList, defaultdict, deque, namedtuple
from functools import partial

Point = namedtuple("Point", "x y")
values = [
    deque([1, [2]], maxlen=3), Counter("abca"), OrderedDict(b=[1], a=2), defaultdict(list, {"k": [1]}),
    Point(1, [2]), UserList([1, [2]]), ChainMap({"a": [1]}),
]
for value in values:
    one, two = copy.copy(value), copy.deepcopy(value)
    print(type(one).__name__, type(two).__name__, one == value, two == value, one)
twin = copy.deepcopy(values[3])
twin["new"].append(5)
print(twin, values[3])
copied = copy.copy(partial(int, base=2))
print(copied("101"), copied.keywords)
print(copy.replace(Point(1, 2), y=5))
try:
    copy.replace(Point(1, 2), z=5)
except (TypeError, ValueError) as error:
    print(type(error).__name__, error)
