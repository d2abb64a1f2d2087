from collections import ChainMap, Counter, OrderedDict, defaultdict, deque
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property, partial
import os
print(deque[int], defaultdict[str, int], OrderedDict[str, int], Counter[str], ChainMap[int, int], partial[int])
print(Iterable[int], Sequence[str] | None, Callable[[int, str], bool], cached_property[int], os.PathLike[str])
class Stack(deque[int]):
    pass
print(Stack([1, 2]), Stack.__mro__[1].__name__, deque[int]([3]))
