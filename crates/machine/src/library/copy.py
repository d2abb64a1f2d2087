"""Copies of objects: of the outermost only, or of everything inside as well."""

import copyreg
import types
from _weakref import ref
from builtins import type as _type

__all__ = ["Error", "copy", "deepcopy", "replace"]


class Error(Exception):
    """What copying raises about objects that cannot be copied."""


error = Error

# What is never copied: it cannot change, or it stands for itself.
_ATOMIC = {
    type(None), int, float, bool, complex, str, bytes, type, range, property, type(...), type(NotImplemented),
    types.FunctionType, types.BuiltinFunctionType, types.CodeType, ref,
}
_COPIED_BY_METHOD = {list, dict, set}


def copy(x):
    """A new object with the same things inside."""
    cls = _type(x)
    if cls in _ATOMIC or cls in (tuple, frozenset, slice):
        return x
    if cls in _COPIED_BY_METHOD:
        return cls.copy(x)
    if issubclass(cls, type):
        return x
    copier = getattr(cls, "__copy__", None)
    if copier is not None:
        return copier(x)
    reduced = _reduced(x, cls)
    if isinstance(reduced, str):
        return x
    return _rebuilt(x, None, *reduced)


def deepcopy(x, memo=None, _nil=[]):
    """A new object with copies of the things inside; each thing is copied once, however often it is met."""
    cls = _type(x)
    if cls in _ATOMIC:
        return x
    if memo is None:
        memo = {}
    known = memo.get(id(x), _nil)
    if known is not _nil:
        return known
    copier = _DEEP.get(cls)
    if copier is not None:
        made = copier(x, memo)
    elif issubclass(cls, type):
        made = x
    elif (copier := getattr(x, "__deepcopy__", None)) is not None:
        made = copier(memo)
    else:
        reduced = _reduced(x, cls)
        made = x if isinstance(reduced, str) else _rebuilt(x, memo, *reduced)
    if made is not x:
        memo[id(x)] = made
        # The original must live as long as the memo, or its id could become another's.
        memo.setdefault(id(memo), []).append(x)
    return made


def _reduced(x, cls):
    """What an object says about how to make it again (PEP 307)."""
    reducer = copyreg.dispatch_table.get(cls)
    if reducer is not None:
        return reducer(x)
    reducer = getattr(x, "__reduce_ex__", None)
    if reducer is not None:
        return reducer(4)
    reducer = getattr(x, "__reduce__", None)
    if reducer is not None:
        return reducer()
    raise Error(f"un(deep)copyable object of type {cls}")


def _rebuilt(x, memo, make, args, state=None, items=None, pairs=None):
    """An object made again from what it says; with a memo, from copies of that."""
    deep = memo is not None

    def part(value):
        return deepcopy(value, memo) if deep else value

    made = make(*(part(arg) for arg in args))
    if deep:
        memo[id(x)] = made
    if state is not None:
        state = part(state)
        if hasattr(made, "__setstate__"):
            made.__setstate__(state)
        else:
            _restore(made, state)
    for item in items or ():
        made.append(part(item))
    for key, value in pairs or ():
        made[part(key)] = part(value)
    return made


def _restore(made, state):
    """Gives an object its attributes: a dict for __dict__, or a pair of that and a dict for __slots__."""
    slots = None
    if isinstance(state, tuple) and len(state) == 2:
        state, slots = state
    if state is not None:
        made.__dict__.update(state)
    for name, value in (slots or {}).items():
        setattr(made, name, value)


def _deep_list(x, memo):
    made = []
    memo[id(x)] = made
    for item in x:
        made.append(deepcopy(item, memo))
    return made


def _deep_tuple(x, memo):
    items = [deepcopy(item, memo) for item in x]
    # One of the items may have led back to the tuple.
    if id(x) in memo:
        return memo[id(x)]
    if all(item is copied for item, copied in zip(x, items)):
        return x
    return tuple(items)


def _deep_dict(x, memo):
    made = {}
    memo[id(x)] = made
    for key, value in x.items():
        made[deepcopy(key, memo)] = deepcopy(value, memo)
    return made


def _deep_method(x, memo):
    return _type(x)(x.__func__, deepcopy(x.__self__, memo))


_DEEP = {list: _deep_list, tuple: _deep_tuple, dict: _deep_dict, types.MethodType: _deep_method}


def replace(obj, /, **changes):
    """A copy of an object with some of its parts changed, for classes that have __replace__."""
    cls = obj.__class__
    replacer = getattr(cls, "__replace__", None)
    if replacer is None:
        raise TypeError(f"replace() does not support {cls.__name__} objects")
    return replacer(obj, **changes)
