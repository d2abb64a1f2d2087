"""NamedTuple and TypedDict: tuples and dicts whose items have types."""

# Where programs find these classes.
__name__ = "typing"

import collections

from _typing import Generic, _caller, _converted

_NOT_GIVEN = object()

_FIXED = {
    "__new__", "__init__", "__slots__", "__getnewargs__", "_fields", "_field_defaults", "_field_types", "_make",
    "_replace", "_asdict", "_source",
}


def _named_tuple(name, fields, defaults, module):
    types = {field: _converted(kind) for field, kind in fields}
    made = collections.namedtuple(name, [field for field, _ in fields], defaults=defaults, module=module)
    made.__annotations__ = made.__new__.__annotations__ = types
    return made


class NamedTupleMeta(type):
    """Turns the body of a class into a named tuple."""

    def __new__(cls, typename, bases, namespace):
        for base in bases:
            if base is not _NamedTuple and base is not Generic:
                raise TypeError("can only inherit from a NamedTuple type and Generic")
        types = namespace.get("__annotations__", {})
        with_default = []
        for name in types:
            if name in namespace:
                with_default.append(name)
            elif with_default:
                plural = "s" if len(with_default) > 1 else ""
                listed = ", ".join(with_default)
                raise TypeError(f"Non-default namedtuple field {name} cannot follow default field{plural} {listed}")
        made = _named_tuple(typename, types.items(), [namespace[name] for name in with_default], namespace["__module__"])
        if Generic in bases:
            made.__class_getitem__ = classmethod(type(list[int]))
        for name, value in namespace.items():
            if name in _FIXED:
                raise AttributeError("Cannot overwrite NamedTuple attribute " + name)
            if name not in ("__module__", "__name__", "__annotations__", "__orig_bases__") and name not in made._fields:
                setattr(made, name, value)
                set_name = getattr(type(value), "__set_name__", None)
                if set_name is not None:
                    set_name(value, made, name)
        made.__orig_bases__ = namespace.get("__orig_bases__", (NamedTuple,))
        return made


def NamedTuple(typename, fields=_NOT_GIVEN, /, **kwargs):
    """A named tuple whose items have types; as base of a class, or called with pairs of names and types."""
    if fields is _NOT_GIVEN or fields is None:
        fields = kwargs.items()
    elif kwargs:
        raise TypeError("Either list of fields or keywords can be provided to NamedTuple, not both")
    made = _named_tuple(typename, list(fields), (), _caller())
    made.__orig_bases__ = (NamedTuple,)
    return made


_NamedTuple = type.__new__(NamedTupleMeta, "NamedTuple", (), {})


def _entries(bases):
    return (_NamedTuple,)


NamedTuple.__mro_entries__ = _entries


class _TypedDictMeta(type):
    """Makes classes whose instances are plain dicts."""

    def __new__(cls, name, bases, namespace, total=True):
        for base in bases:
            if type(base) is not _TypedDictMeta and base is not Generic:
                raise TypeError("cannot inherit from both a TypedDict type and a non-TypedDict base class")
        # Methods of Generic are wanted, instances of it are not.
        generic = (Generic,) if any(issubclass(base, Generic) for base in bases) else ()
        own = {key: _converted(kind) for key, kind in namespace.get("__annotations__", {}).items()}
        made = type.__new__(_TypedDictMeta, name, (*generic, dict), {**namespace, "__annotations__": {}})
        if "__orig_bases__" not in namespace:
            made.__orig_bases__ = bases
        kinds = {"__required_keys__": set(), "__optional_keys__": set(), "__readonly_keys__": set(), "__mutable_keys__": set()}
        annotations = {}
        for base in bases:
            annotations.update(base.__dict__.get("__annotations__", {}))
            for key, names in kinds.items():
                names |= base.__dict__.get(key, frozenset())
        annotations.update(own)
        for key, kind in own.items():
            forms = _forms(kind)
            required = "Required" in forms or total and "NotRequired" not in forms
            chosen, other = ("__required_keys__", "__optional_keys__")[:: 1 if required else -1]
            kinds[chosen].add(key)
            kinds[other].discard(key)
            kinds["__readonly_keys__" if "ReadOnly" in forms else "__mutable_keys__"].add(key)
        made.__annotations__ = annotations
        for key, names in kinds.items():
            setattr(made, key, frozenset(names))
        made.__total__ = made.__dict__.get("__total__", total)
        return made

    def __call__(cls, *args, **kwargs):
        return dict(*args, **kwargs)

    def __instancecheck__(cls, other):
        raise TypeError("TypedDict does not support instance and class checks")

    __subclasscheck__ = __instancecheck__


def _forms(kind):
    """The names of Required and kin around a type."""
    found = set()
    while True:
        origin = getattr(kind, "__origin__", None)
        name = getattr(origin, "_name", None)
        if name in ("Required", "NotRequired", "ReadOnly"):
            found.add(name)
        elif not hasattr(kind, "__metadata__"):
            return found
        kind = kind.__args__[0]


def TypedDict(typename, fields=_NOT_GIVEN, /, *, total=True):
    """A dict whose keys have types; as base of a class, or called with a dict of types."""
    if fields is _NOT_GIVEN or fields is None:
        fields = {}
    namespace = {"__annotations__": dict(fields), "__module__": _caller()}
    made = _TypedDictMeta.__new__(_TypedDictMeta, typename, (), namespace, total=total)
    made.__orig_bases__ = (TypedDict,)
    return made


_TypedDict = type.__new__(_TypedDictMeta, "TypedDict", (), {})


def _typed_dict_entries(bases):
    return (_TypedDict,)


TypedDict.__mro_entries__ = _typed_dict_entries


def is_typeddict(tp):
    """Whether a class is a TypedDict."""
    return type(tp) is _TypedDictMeta
