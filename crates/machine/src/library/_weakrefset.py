"""Sets that do not keep their items. `weakref` gives the class out."""

from _weakref import ref


class WeakSet:
    """A set of weak references: an item goes when nothing else keeps it."""

    __class_getitem__ = classmethod(type(list[int]))

    def __init__(self, data=None):
        self._references = {}
        # The callback must not keep the set: it is called by references that the set keeps.
        own = ref(self)

        def forget(reference):
            this = own()
            if this is not None:
                this._references.pop(reference, None)

        self._forget = forget
        if data is not None:
            self.update(data)

    def __iter__(self):
        for reference in list(self._references):
            item = reference()
            if item is not None:
                yield item

    def __len__(self):
        return sum(reference() is not None for reference in list(self._references))

    def __contains__(self, item):
        try:
            return ref(item) in self._references
        except TypeError:
            return False

    def __reduce__(self):
        return self.__class__, (list(self),)

    def add(self, item):
        reference = ref(item, self._forget)
        self._references.setdefault(reference, None)

    def clear(self):
        self._references.clear()

    def copy(self):
        return self.__class__(self)

    def pop(self):
        while self._references:
            item = self._references.popitem()[0]()
            if item is not None:
                return item
        raise KeyError("pop from empty WeakSet")

    def remove(self, item):
        del self._references[ref(item)]

    def discard(self, item):
        self._references.pop(ref(item), None)

    def update(self, other):
        for item in other:
            self.add(item)

    def __ior__(self, other):
        self.update(other)
        return self

    def difference(self, other):
        made = self.copy()
        made.difference_update(other)
        return made

    __sub__ = difference

    def difference_update(self, other):
        if self is other:
            self.clear()
        for item in list(other):
            self.discard(item)

    def __isub__(self, other):
        self.difference_update(other)
        return self

    def intersection(self, other):
        return self.__class__(item for item in other if item in self)

    __and__ = intersection

    def intersection_update(self, other):
        kept = {ref(item) for item in other}
        for item in list(self):
            if ref(item) not in kept:
                self.discard(item)

    def __iand__(self, other):
        self.intersection_update(other)
        return self

    def issubset(self, other):
        return set(self).issubset(other)

    __le__ = issubset

    def __lt__(self, other):
        return set(self) < set(other)

    def issuperset(self, other):
        return set(self).issuperset(other)

    __ge__ = issuperset

    def __gt__(self, other):
        return set(self) > set(other)

    def __eq__(self, other):
        if not isinstance(other, self.__class__):
            return NotImplemented
        return set(self) == set(other)

    def symmetric_difference(self, other):
        made = self.copy()
        made.symmetric_difference_update(other)
        return made

    __xor__ = symmetric_difference

    def symmetric_difference_update(self, other):
        for item in list(other):
            if item in self:
                self.discard(item)
            else:
                self.add(item)

    def __ixor__(self, other):
        self.symmetric_difference_update(other)
        return self

    def union(self, other):
        made = self.copy()
        made.update(other)
        return made

    __or__ = union

    def isdisjoint(self, other):
        return not any(item in self for item in other)

    def __repr__(self):
        return repr(set(self._references))
