"""copy: weak references stay the same, a sixth part of __reduce__ is an error; the hash that Set gives."""
import copy
import weakref
from collections.abc import Set


class Thing:
    def __reduce__(self):
        return Thing, (), None, None, None, print


class Odd(Set):
    __hash__ = Set._hash

    def __init__(self, items):
        self.items = list(items)

    def __contains__(self, item):
        return item in self.items

    def __iter__(self):
        return iter(self.items)

    def __len__(self):
        return len(self.items)


class Plain:
    pass


thing = Plain()
reference = weakref.ref(thing)
print(copy.copy(reference) is reference, copy.deepcopy([reference])[0] is reference)
for copier in (copy.copy, copy.deepcopy):
    try:
        copier(Thing())
    except TypeError:
        print("TypeError")
print(hash(Odd([1, 3, 5])) == hash(frozenset([5, 3, 1])), {Odd([1, 2]): "x"}[Odd([2, 1])])
