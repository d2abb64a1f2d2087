"""Functions that work on or give functions; the quick parts are in _functools."""

from _functools import _lru_cache_wrapper, cmp_to_key, partial, reduce

__all__ = [
    "update_wrapper", "wraps", "WRAPPER_ASSIGNMENTS", "WRAPPER_UPDATES", "total_ordering", "cache", "cmp_to_key",
    "lru_cache", "reduce", "partial", "partialmethod", "singledispatch", "singledispatchmethod", "cached_property",
]

WRAPPER_ASSIGNMENTS = ("__module__", "__name__", "__qualname__", "__doc__", "__annotations__", "__type_params__")
WRAPPER_UPDATES = ("__dict__",)

_MISSING = object()


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """Makes a wrapper look like the function it wraps."""
    for name in assigned:
        value = getattr(wrapped, name, _MISSING)
        if value is not _MISSING:
            setattr(wrapper, name, value)
    for name in updated:
        getattr(wrapper, name).update(getattr(wrapped, name, {}))
    # Set last: the update may have brought the wrapped function's own.
    wrapper.__wrapped__ = wrapped
    return wrapper


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """update_wrapper as a decorator."""
    return partial(update_wrapper, wrapped=wrapped, assigned=assigned, updated=updated)


def _compared(name, root, answer):
    """A comparison method made from the one called root; answer gives the result from its one."""

    def method(self, other):
        result = getattr(type(self), root)(self, other)
        if result is NotImplemented:
            return result
        return answer(self, other, result)

    method.__name__ = name
    method.__doc__ = getattr(int, name).__doc__
    return method


def _negated(self, other, result):
    return not result


def _or_equal(self, other, result):
    return result or self == other


def _and_differs(self, other, result):
    return result and self != other


def _neither(self, other, result):
    return not result and self != other


def _otherwise_equal(self, other, result):
    return not result or self == other


_ORDERINGS = {
    "__lt__": {"__gt__": _neither, "__le__": _or_equal, "__ge__": _negated},
    "__le__": {"__ge__": _otherwise_equal, "__lt__": _and_differs, "__gt__": _negated},
    "__gt__": {"__lt__": _neither, "__ge__": _or_equal, "__le__": _negated},
    "__ge__": {"__le__": _otherwise_equal, "__gt__": _and_differs, "__lt__": _negated},
}


def total_ordering(cls):
    """Fills in the comparison methods that a class does not define, from one that it does."""
    defined = [name for name in _ORDERINGS if getattr(cls, name, None) is not getattr(object, name, None)]
    if not defined:
        raise ValueError("must define at least one ordering operation: < > <= >=")
    root = max(defined)
    for name, answer in _ORDERINGS[root].items():
        if name not in defined:
            setattr(cls, name, _compared(name, root, answer))
    return cls


_cache_info = None


def _cache_info_type():
    # collections imports nothing of here; the named tuple is made when the first cache is.
    global _cache_info
    if _cache_info is None:
        from collections import namedtuple

        _cache_info = namedtuple("CacheInfo", ["hits", "misses", "maxsize", "currsize"], module="functools")
    return _cache_info


def lru_cache(maxsize=128, typed=False):
    """Remembers results by arguments, those used last, up to maxsize of them."""
    if isinstance(maxsize, int):
        maxsize = max(maxsize, 0)
    elif callable(maxsize) and isinstance(typed, bool):
        return _cached(maxsize, 128, typed)
    elif maxsize is not None:
        raise TypeError("Expected first argument to be an integer, a callable, or None")

    def decorate(function):
        return _cached(function, maxsize, typed)

    return decorate


def _cached(function, maxsize, typed):
    wrapper = _lru_cache_wrapper(function, maxsize, typed, _cache_info_type())
    wrapper.cache_parameters = lambda: {"maxsize": maxsize, "typed": typed}
    return update_wrapper(wrapper, function)


def cache(user_function, /):
    """Remembers all results."""
    return lru_cache(maxsize=None)(user_function)


class partialmethod:
    """A method with some arguments already given."""

    def __init__(self, func, /, *args, **keywords):
        if not callable(func) and not hasattr(func, "__get__"):
            raise TypeError(f"{func!r} is not callable or a descriptor")
        if isinstance(func, partialmethod):
            args = func.args + args
            keywords = {**func.keywords, **keywords}
            func = func.func
        self.func = func
        self.args = args
        self.keywords = keywords

    def __repr__(self):
        given = [repr(self.func), *map(repr, self.args), *(f"{key}={value!r}" for key, value in self.keywords.items())]
        cls = type(self)
        return f"{cls.__module__}.{cls.__qualname__}({', '.join(given)})"

    def _make_unbound_method(self):
        def _method(cls_or_self, /, *args, **keywords):
            return self.func(cls_or_self, *self.args, *args, **{**self.keywords, **keywords})

        _method.__isabstractmethod__ = self.__isabstractmethod__
        _method.__partialmethod__ = self
        return _method

    def __get__(self, obj, cls=None):
        binds = getattr(self.func, "__get__", None)
        bound = self.func if binds is None else binds(obj, cls)
        if bound is self.func:
            # It does not bind by itself.
            return self._make_unbound_method().__get__(obj, cls)
        result = partial(bound, *self.args, **self.keywords)
        if hasattr(bound, "__self__"):
            result.__self__ = bound.__self__
        return result

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, "__isabstractmethod__", False)


class cached_property:
    """A property that is computed once and then kept in the instance."""

    __class_getitem__ = classmethod(type(list[int]))

    def __init__(self, func):
        self.func = func
        self.attrname = None
        self.__doc__ = func.__doc__
        self.__module__ = func.__module__

    def __set_name__(self, owner, name):
        if self.attrname is None:
            self.attrname = name
        elif name != self.attrname:
            raise TypeError(
                f"Cannot assign the same cached_property to two different names ({self.attrname!r} and {name!r})."
            )

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        name = self.attrname
        if name is None:
            raise TypeError("Cannot use cached_property instance without calling __set_name__ on it.")
        try:
            attributes = instance.__dict__
        except AttributeError:
            raise TypeError(
                f"No '__dict__' attribute on {type(instance).__name__!r} instance to cache {name!r} property."
            ) from None
        value = attributes.get(name, _MISSING)
        if value is _MISSING:
            value = attributes[name] = self.func(instance)
        return value


def _best_match(cls, registry):
    """The implementation for a class: that of the first class on its way up, virtual base classes included."""
    order = cls.__mro__
    best = len(order)
    nearest = []
    for base in registry:
        if base in order:
            place = order.index(base)
        elif issubclass(cls, base):
            # A virtual base class comes right after the last class that it is one of.
            place = max(at for at, own in enumerate(order) if issubclass(own, base)) + 0.5
        else:
            continue
        if place < best:
            best, nearest = place, []
        if place == best:
            nearest.append(base)
    special = [base for base in nearest if not any(issubclass(other, base) for other in nearest if other is not base)]
    if len(special) > 1:
        raise RuntimeError(f"Ambiguous dispatch: {special[0]} or {special[1]}")
    return registry[special[0]] if special else None


def _classes_in(cls):
    """The classes of a union, a class itself as a tuple, None for anything else."""
    if isinstance(cls, type) and type(cls) is not type(list[int]):
        return (cls,)
    args = getattr(cls, "__args__", ())
    is_union = isinstance(cls, type(int | str)) or repr(getattr(cls, "__origin__", None)) == "typing.Union"
    return args if is_union and all(isinstance(arg, type) for arg in args) else None


def _annotated_class(func):
    """The name and annotation of a function's first parameter that has one."""
    plain = getattr(func, "__func__", func)
    annotations = getattr(plain, "__annotations__", {})
    if not annotations:
        raise TypeError(
            f"Invalid first argument to `register()`: {func!r}. Use either `@register(some_class)` or plain `@register`"
            " on an annotated function."
        )
    if any(isinstance(value, str) for value in annotations.values()):
        from typing import get_type_hints

        annotations = get_type_hints(plain)
    return next(iter(annotations.items()))


def singledispatch(func):
    """A function that acts by the class of its first argument."""
    registry = {}
    found = {}

    def dispatch(cls):
        try:
            return found[cls]
        except KeyError:
            found[cls] = _best_match(cls, registry)
            return found[cls]

    def register(cls, func=None):
        classes = _classes_in(cls)
        if classes is not None:
            if func is None:
                return lambda function: register(cls, function)
        else:
            if func is not None:
                raise TypeError(f"Invalid first argument to `register()`. {cls!r} is not a class or union type.")
            func = cls
            name, cls = _annotated_class(func)
            classes = _classes_in(cls)
            if classes is None:
                is_union = isinstance(cls, type(int | str))
                what = f"{cls!r} not all arguments are classes" if is_union else f"{cls!r} is not a class"
                raise TypeError(f"Invalid annotation for {name!r}. {what}.")
        for each in classes:
            registry[each] = func
        found.clear()
        return func

    def wrapper(*args, **keywords):
        if not args:
            raise TypeError(f"{name} requires at least 1 positional argument")
        return dispatch(args[0].__class__)(*args, **keywords)

    name = getattr(func, "__name__", "singledispatch function")
    registry[object] = func
    wrapper.register = register
    wrapper.dispatch = dispatch
    wrapper.registry = registry
    wrapper._clear_cache = found.clear
    update_wrapper(wrapper, func)
    return wrapper


class singledispatchmethod:
    """singledispatch for methods: the class of the first argument after self decides."""

    def __init__(self, func):
        if not callable(func) and not hasattr(func, "__get__"):
            raise TypeError(f"{func!r} is not callable or a descriptor")
        self.dispatcher = singledispatch(func)
        self.func = func

    def register(self, cls, method=None):
        return self.dispatcher.register(cls, func=method)

    def __get__(self, obj, cls=None):
        dispatch = self.dispatcher.dispatch
        name = getattr(self.func, "__name__", "singledispatchmethod method")

        def _method(*args, **keywords):
            if not args:
                raise TypeError(f"{name} requires at least 1 positional argument")
            return dispatch(args[0].__class__).__get__(obj, cls)(*args, **keywords)

        _method.__isabstractmethod__ = self.__isabstractmethod__
        _method.register = self.register
        update_wrapper(_method, self.func)
        return _method

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, "__isabstractmethod__", False)
