"""Containers beyond the builtin ones; the quick parts are in _collections."""

import sys as _sys
from _collections import OrderedDict, _count_elements, _module_of_caller, _tuplegetter, defaultdict, deque
from itertools import chain as _chain, repeat as _repeat, starmap as _starmap
from keyword import iskeyword as _iskeyword

__all__ = [
    "ChainMap", "Counter", "OrderedDict", "UserDict", "UserList", "UserString", "defaultdict", "deque", "namedtuple",
]

# A package, so that collections.abc can be imported.
__path__ = []


def _field_names(names, rename):
    """The fields of a named tuple as a list; with rename, invalid ones get their position as name."""
    if isinstance(names, str):
        names = names.replace(",", " ").split()
    names = [str(name) for name in names]
    if rename:
        seen = set()
        for index, name in enumerate(names):
            if not name.isidentifier() or _iskeyword(name) or name.startswith("_") or name in seen:
                names[index] = f"_{index}"
            seen.add(name)
    return names


def _check_names(typename, names, rename):
    for name in [typename, *names]:
        if type(name) is not str:
            raise TypeError("Type names and field names must be strings")
        if not name.isidentifier():
            raise ValueError(f"Type names and field names must be valid identifiers: {name!r}")
        if _iskeyword(name):
            raise ValueError(f"Type names and field names cannot be a keyword: {name!r}")
    seen = set()
    for name in names:
        if name.startswith("_") and not rename:
            raise ValueError(f"Field names cannot start with an underscore: {name!r}")
        if name in seen:
            raise ValueError(f"Encountered duplicate field name: {name!r}")
        seen.add(name)


def namedtuple(typename, field_names, *, rename=False, defaults=None, module=None):
    """Makes a class of tuples whose items have names."""
    fields = tuple(_field_names(field_names, rename))
    typename = str(typename)
    _check_names(typename, fields, rename)
    field_defaults = {}
    if defaults is not None:
        defaults = tuple(defaults)
        if len(defaults) > len(fields):
            raise TypeError("Got more default values than field names")
        field_defaults = dict(zip(fields[len(fields) - len(defaults):], defaults))
    count = len(fields)
    shown = ", ".join(fields)
    template = "(" + ", ".join(f"{name}=%r" for name in fields) + ")"
    new_tuple = tuple.__new__

    # The parameters must have the fields' names, so this one function is made from text.
    names = ", ".join(("_cls",) + fields)
    items = shown + "," if count == 1 else shown
    namespace = {"_new_tuple": new_tuple, "__builtins__": {}, "__name__": f"namedtuple_{typename}"}
    __new__ = eval(f"lambda {names}: _new_tuple(_cls, ({items}))", namespace)
    __new__.__name__ = "__new__"
    __new__.__doc__ = f"Create new instance of {typename}({shown})"
    if defaults is not None:
        __new__.__defaults__ = defaults

    @classmethod
    def _make(cls, iterable):
        result = new_tuple(cls, iterable)
        if len(result) != count:
            raise TypeError(f"Expected {count} arguments, got {len(result)}")
        return result

    _make.__func__.__doc__ = f"Make a new {typename} object from a sequence or iterable"

    def _replace(self, /, **kwds):
        result = self._make(map(kwds.pop, fields, self))
        if kwds:
            raise TypeError(f"Got unexpected field names: {list(kwds)!r}")
        return result

    _replace.__doc__ = f"Return a new {typename} object replacing specified fields with new values"

    def __repr__(self):
        "Return a nicely formatted representation string"
        return self.__class__.__name__ + template % self

    def _asdict(self):
        "Return a new dict which maps field names to their values."
        return dict(zip(self._fields, self))

    def __getnewargs__(self):
        "Return self as a plain tuple.  Used by copy and pickle."
        return tuple(self)

    for method in (__new__, _make.__func__, _replace, __repr__, _asdict, __getnewargs__):
        method.__qualname__ = f"{typename}.{method.__name__}"

    members = {
        "__doc__": f"{typename}({shown})",
        "__slots__": (),
        "_fields": fields,
        "_field_defaults": field_defaults,
        "__new__": __new__,
        "_make": _make,
        "__replace__": _replace,
        "_replace": _replace,
        "__repr__": __repr__,
        "_asdict": _asdict,
        "__getnewargs__": __getnewargs__,
        "__match_args__": fields,
    }
    for index, name in enumerate(fields):
        members[name] = _tuplegetter(index, f"Alias for field number {index}")
    result = type(typename, (tuple,), members)
    if module is None:
        module = _module_of_caller()
    if module is not None:
        result.__module__ = module
    return result


def _is_mapping(value):
    """Whether a value is a dict or counts as one; that it can only where the abstract classes were imported."""
    if isinstance(value, dict):
        return True
    abstract = _sys.modules.get("_collections_abc")
    return abstract is not None and isinstance(value, abstract.Mapping)


class Counter(dict):
    """A dict from elements to how often they occur."""

    __class_getitem__ = classmethod(type(dict[str, int]))

    def __init__(self, iterable=None, /, **kwds):
        super().__init__()
        self.update(iterable, **kwds)

    def __missing__(self, key):
        return 0

    def total(self):
        """Sum of the counts."""
        return sum(self.values())

    def most_common(self, n=None):
        """Elements and counts, the commonest first; all of them, or n."""
        ranked = sorted(self.items(), key=_count_of, reverse=True)
        if n is None:
            return ranked
        # As heapq.nlargest: none for a number below one.
        return ranked[: max(n, 0)]

    def elements(self):
        """Each element as often as it counts."""
        return _chain.from_iterable(_starmap(_repeat, self.items()))

    @classmethod
    def fromkeys(cls, iterable, v=None):
        raise NotImplementedError("Counter.fromkeys() is undefined.  Use Counter(iterable) instead.")

    def update(self, iterable=None, /, **kwds):
        """Adds counts, instead of replacing them."""
        if _is_mapping(iterable) and not self:
            # Nothing to add to: the counts stay what they are.
            super().update(iterable)
        elif _is_mapping(iterable):
            for element, count in iterable.items():
                self[element] = count + self.get(element, 0)
        elif iterable is not None:
            _count_elements(self, iterable)
        if kwds:
            self.update(kwds)

    def subtract(self, iterable=None, /, **kwds):
        """Takes counts away; they may become zero or less."""
        if iterable is not None:
            pairs = iterable.items() if _is_mapping(iterable) else ((element, 1) for element in iterable)
            for element, count in pairs:
                self[element] = self.get(element, 0) - count
        if kwds:
            self.subtract(kwds)

    def copy(self):
        return self.__class__(self)

    def __reduce__(self):
        return self.__class__, (dict(self),)

    def __delitem__(self, element):
        """As of a dict, but without an error for a missing element."""
        if element in self:
            super().__delitem__(element)

    def __repr__(self):
        shown = ""
        if self:
            try:
                shown = repr(dict(self.most_common()))
            except TypeError:
                # Counts that cannot be ordered.
                shown = repr(dict(self))
        return f"{self.__class__.__name__}({shown})"

    def __eq__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return all(self[e] == other[e] for c in (self, other) for e in c)

    def __ne__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return not self == other

    def __le__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return all(self[e] <= other[e] for c in (self, other) for e in c)

    def __lt__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self <= other and self != other

    def __ge__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return all(self[e] >= other[e] for c in (self, other) for e in c)

    def __gt__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self >= other and self != other

    def __add__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        result = _positive((element, count + other[element]) for element, count in self.items())
        return _with_rest(result, self, other.items())

    def __sub__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        result = _positive((element, count - other[element]) for element, count in self.items())
        return _with_rest(result, self, ((element, 0 - count) for element, count in other.items()))

    def __or__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        result = Counter()
        for element, count in self.items():
            other_count = other[element]
            larger = other_count if count < other_count else count
            if larger > 0:
                result[element] = larger
        return _with_rest(result, self, other.items())

    def __and__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        common = ((element, min(other[element], count)) for element, count in self.items())
        return Counter({element: count for element, count in common if count > 0})

    def __pos__(self):
        return _positive(self.items())

    def __neg__(self):
        return _positive((element, 0 - count) for element, count in self.items())

    def _keep_positive(self):
        for element in [element for element, count in self.items() if not count > 0]:
            del self[element]
        return self

    def __iadd__(self, other):
        for element, count in other.items():
            self[element] += count
        return self._keep_positive()

    def __isub__(self, other):
        for element, count in other.items():
            self[element] -= count
        return self._keep_positive()

    def __ior__(self, other):
        for element, other_count in other.items():
            if other_count > self[element]:
                self[element] = other_count
        return self._keep_positive()

    def __iand__(self, other):
        for element, count in self.items():
            other_count = other[element]
            if other_count < count:
                self[element] = other_count
        return self._keep_positive()


def _count_of(pair):
    return pair[1]


def _positive(pairs):
    """A Counter of those pairs whose count is above zero."""
    result = Counter()
    for element, count in pairs:
        if count > 0:
            result[element] = count
    return result


def _with_rest(result, known, pairs):
    """Adds those pairs whose element a Counter does not have and whose count is above zero."""
    for element, count in pairs:
        if element not in known and count > 0:
            result[element] = count
    return result


# Made when they are first asked for: few programs need them, and what they derive from is large.
_LATER = frozenset(["ChainMap", "UserDict", "UserList", "UserString"])


def __getattr__(name):
    if name in _LATER:
        import _collections_user

        value = getattr(_collections_user, name)
    elif name == "abc":
        import _collections_abc as value
    else:
        import sys

        # With the module, so that a name like it is offered.
        module = sys.modules[__name__]
        raise AttributeError(f"module 'collections' has no attribute {name!r}", name=name, obj=module)
    globals()[name] = value
    return value
