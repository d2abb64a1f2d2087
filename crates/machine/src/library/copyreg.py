"""How objects are taken apart and made again (PEP 307): what `copy` and `object.__reduce_ex__` go by."""

__all__ = ["pickle", "constructor"]

dispatch_table = {}


def pickle(ob_type, pickle_function, constructor_ob=None):
    """Makes a function the one that takes apart objects of a type."""
    if not callable(pickle_function):
        raise TypeError("reduction functions must be callable")
    dispatch_table[ob_type] = pickle_function
    if constructor_ob is not None:
        constructor(constructor_ob)


def constructor(object):
    """Checks that something can make objects."""
    if not callable(object):
        raise TypeError("constructors must be callable")


def __newobj__(cls, *args):
    return cls.__new__(cls, *args)


def __newobj_ex__(cls, args, kwargs):
    return cls.__new__(cls, *args, **kwargs)


def _reconstructor(cls, base, state):
    if base is object:
        return object.__new__(cls)
    made = base.__new__(cls, state)
    if base.__init__ is not object.__init__:
        base.__init__(made, state)
    return made


def _state(obj):
    """What object.__getstate__ gives: the attributes, and apart from them those in slots."""
    attributes = dict(obj.__dict__) if hasattr(obj, "__dict__") else None
    slots = {name: getattr(obj, name) for name in _slot_names(type(obj)) if hasattr(obj, name)}
    if slots:
        return attributes or None, slots
    return attributes or None


def _slot_names(cls):
    names = []
    for base in cls.__mro__:
        slots = base.__dict__.get("__slots__", ())
        for name in (slots,) if isinstance(slots, str) else slots:
            if name in ("__dict__", "__weakref__"):
                continue
            if name.startswith("__") and not name.endswith("__") and (stripped := base.__name__.lstrip("_")):
                name = f"_{stripped}{name}"
            names.append(name)
    return names


def _object_reduce_ex(obj, protocol):
    """What object.__reduce_ex__ gives: what an own __reduce__ says, if there is one."""
    own = type(obj).__reduce__
    return _object_reduce(obj) if own is object.__reduce__ else own(obj)


def _object_reduce(obj):
    """What object.__reduce__ gives."""
    cls = type(obj)
    for base in cls.__mro__:
        reducer = _REDUCERS.get(base.__name__) if base.__module__ in _HOMES else None
        if reducer is not None:
            return reducer(obj, cls)
        if base.__module__ in _HOMES and base is not object and base.__name__ in _NOT_TAKEN_APART:
            kind = "instances" if base.__module__ == "_io" else "object"
            raise TypeError(f"cannot pickle '{cls.__name__}' {kind}")
    args, kwargs = _new_arguments(obj, cls)
    if not args and not kwargs and (kind := _unknown_kind(cls)):
        raise TypeError(f"cannot pickle '{kind}' object")
    state = obj.__getstate__()
    items = iter(obj) if isinstance(obj, list) else None
    pairs = iter(obj.items()) if isinstance(obj, dict) else None
    if kwargs:
        return __newobj_ex__, (cls, args, kwargs), state, items, pairs
    return __newobj__, (cls, *args), state, items, pairs


def _unknown_kind(cls):
    """The name of a class whose objects have contents that only the machine knows; None for any other class."""
    for base in cls.__mro__:
        if base in (object, list, dict):
            return None
        if type(base.__dict__.get("__new__")) is type(len):
            return cls.__name__ if cls.__module__ == "builtins" else f"{cls.__module__}.{cls.__qualname__}"
    return None


def _special(obj, cls, name):
    """A method that the class has, not the object, bound to the object; None where there is none."""
    for base in cls.__mro__:
        if name in base.__dict__:
            found = base.__dict__[name]
            return found.__get__(obj, cls) if hasattr(found, "__get__") else found
    return None


def _new_arguments(obj, cls):
    """What __new__ is to get, by the object's __getnewargs_ex__ or __getnewargs__, or by its builtin type."""
    maker = _special(obj, cls, "__getnewargs_ex__")
    if maker is not None:
        made = maker()
        if not isinstance(made, tuple):
            raise TypeError(f"__getnewargs_ex__ should return a tuple, not '{type(made).__name__}'")
        if len(made) != 2:
            raise ValueError(f"__getnewargs_ex__ should return a tuple of length 2, not {len(made)}")
        args, kwargs = made
        if not isinstance(args, tuple):
            kind = type(args).__name__
            raise TypeError(f"first item of the tuple returned by __getnewargs_ex__ must be a tuple, not '{kind}'")
        if not isinstance(kwargs, dict):
            kind = type(kwargs).__name__
            raise TypeError(f"second item of the tuple returned by __getnewargs_ex__ must be a dict, not '{kind}'")
        return args, kwargs
    maker = _special(obj, cls, "__getnewargs__")
    if maker is not None:
        args = maker()
        if not isinstance(args, tuple):
            raise TypeError(f"__getnewargs__ should return a tuple, not '{type(args).__name__}'")
        return args, None
    for base in (int, float, complex, str, bytes, tuple):
        if isinstance(obj, base):
            return (base.__new__(base, obj),), None
    return (), None


def _reduce_set(obj, cls):
    return cls, (list(obj),), obj.__getstate__()


def _reduce_bytearray(obj, cls):
    return cls, (bytes(obj),), obj.__getstate__()


def _reduce_file(obj, cls):
    """A file in memory."""
    return _file_again, (cls, obj.getvalue(), obj.tell()), obj.__dict__ or None


def _file_again(cls, content, position):
    made = cls.__new__(cls)
    cls.__mro__[-2].__init__(made, content)
    made.seek(position)
    return made


def _reduce_deque(obj, cls):
    args = () if obj.maxlen is None else ((), obj.maxlen)
    return cls, args, obj.__getstate__(), iter(obj)


def _reduce_defaultdict(obj, cls):
    args = () if obj.default_factory is None else (obj.default_factory,)
    return cls, args, None, None, iter(obj.items())


def _reduce_ordered(obj, cls):
    return cls, (), obj.__getstate__(), None, iter(obj.items())


def _reduce_range(obj, cls):
    return cls, (obj.start, obj.stop, obj.step)


def _reduce_partial(obj, cls):
    return _partial_again, (cls, obj.func, obj.args, obj.keywords), obj.__dict__ or None


def _partial_again(cls, func, args, keywords):
    return cls(func, *args, **keywords)


def _reduce_method(obj, cls):
    return getattr, (obj.__self__, obj.__name__)


def _reduce_builtin(obj, cls):
    owner = obj.__self__
    return obj.__name__ if owner is None or type(owner).__name__ == "module" else (getattr, (owner, obj.__name__))


def _reduce_global(obj, cls):
    return obj.__name__


def _reduce_alias(obj, cls):
    return cls, (obj.__origin__, obj.__args__)


# By the name of the builtin type; where it lives is checked beside.
_HOMES = {"builtins", "collections", "functools", "types", "_thread", "_io", "_sre", "weakref"}
_REDUCERS = {
    "set": _reduce_set, "frozenset": _reduce_set, "bytearray": _reduce_bytearray,
    "BytesIO": _reduce_file, "StringIO": _reduce_file, "deque": _reduce_deque, "defaultdict": _reduce_defaultdict, "OrderedDict": _reduce_ordered, "range": _reduce_range,
    "slice": _reduce_range, "partial": _reduce_partial, "type": _reduce_global, "function": _reduce_global,
    "builtin_function_or_method": _reduce_builtin, "method": _reduce_method, "method-wrapper": _reduce_method,
    "GenericAlias": _reduce_alias,
}
_NOT_TAKEN_APART = {
    "generator", "module", "frame", "traceback", "code", "mappingproxy", "lock", "RLock", "cell", "dict_keys",
    "dict_values", "dict_items", "memoryview", "property", "classmethod", "staticmethod", "TextIOWrapper",
    "BufferedReader", "BufferedWriter", "BufferedRandom", "FileIO", "ReferenceType", "ProxyType", "super",
    "method_descriptor", "wrapper_descriptor", "getset_descriptor", "member_descriptor",
}
