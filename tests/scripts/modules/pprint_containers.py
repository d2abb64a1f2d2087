import collections
import types
from dataclasses import dataclass, field
from pprint import pprint


@dataclass
class Order:
    customer: str
    items: list = field(default_factory=list)
    secret: int = field(default=0, repr=False)


pprint(collections.OrderedDict((f"key{i}", i * "x") for i in range(12)))
pprint(collections.Counter("abracadabra"), width=20)
pprint(collections.defaultdict(list, {i: list(range(i)) for i in range(10)}))
pprint(collections.deque(["word" * 5] * 5, maxlen=9))
pprint(collections.ChainMap({"a": "x" * 40}, {"b": "y" * 40}))
pprint(types.SimpleNamespace(alpha="x" * 40, beta=[1] * 30))
pprint(types.MappingProxyType({"a" * 20: "b" * 40, "c": "d" * 30}))
pprint(frozenset(f"word{i}" for i in range(12)))
pprint(Order("somebody with a long name", [f"item number {i}" for i in range(5)]))
pprint([Order("a", [Order("b" * 60)])])
