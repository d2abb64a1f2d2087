from collections.abc import Callable, Collection, Container, Generator, Hashable, Iterable, Iterator, Mapping
from collections.abc import MutableMapping, MutableSequence, MutableSet, Reversible, Sequence, Set, Sized
from collections import deque, Counter, ChainMap, UserList
kinds = (Hashable, Iterable, Iterator, Reversible, Generator, Sized, Container, Collection, Callable, Set, MutableSet,
         Mapping, MutableMapping, Sequence, MutableSequence)
for value in ([], {}, (), set(), "", b"", range(1), iter([]), (x for x in ()), print, len, int, 5, {}.keys(), {}.items(),
              frozenset(), deque(), Counter(), ChainMap(), UserList()):
    print(type(value).__name__, [kind.__name__ for kind in kinds if isinstance(value, kind)])
class Pages:
    def __iter__(self): return iter(())
print(issubclass(Pages, Iterable), issubclass(Pages, Iterator), isinstance(Pages(), Sized))
