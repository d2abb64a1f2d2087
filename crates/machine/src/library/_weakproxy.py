"""Proxies: objects that pass on everything to another one, which they do not keep. `weakref` gives them out."""

# Where programs find these classes.
__name__ = "weakref"

import operator

from _weakref import ref


def _target(proxy):
    target = object.__getattribute__(proxy, "_reference")()
    if target is None:
        raise ReferenceError("weakly-referenced object no longer exists")
    return target


def _plain(value):
    """The object behind a proxy, anything else itself."""
    return _target(value) if type(value) in (ProxyType, CallableProxyType) else value


class ProxyType:
    """Passes on everything to an object that it does not keep."""

    __slots__ = ("_reference", "__weakref__")

    def __getattribute__(self, name):
        return getattr(_target(self), name)

    def __setattr__(self, name, value):
        setattr(_target(self), name, value)

    def __delattr__(self, name):
        delattr(_target(self), name)

    def __repr__(self):
        target = object.__getattribute__(self, "_reference")()
        if target is None:
            return f"<weakproxy at {id(self):#x}; dead>"
        return f"<weakproxy at {id(self):#x}; to {type(target).__name__!r} at {id(target):#x}>"

    def __str__(self):
        return str(_target(self))

    def __bytes__(self):
        return bytes(_target(self))

    def __bool__(self):
        return bool(_target(self))

    def __len__(self):
        return len(_target(self))

    def __contains__(self, item):
        return item in _target(self)

    def __getitem__(self, index):
        return _target(self)[index]

    def __setitem__(self, index, value):
        _target(self)[index] = value

    def __delitem__(self, index):
        del _target(self)[index]

    def __iter__(self):
        return iter(_target(self))

    def __next__(self):
        return next(_target(self))

    def __reversed__(self):
        return reversed(_target(self))

    def __int__(self):
        return int(_target(self))

    def __float__(self):
        return float(_target(self))

    def __index__(self):
        return operator.index(_target(self))


class CallableProxyType(ProxyType):
    """A proxy of something that can be called."""

    __slots__ = ()

    def __call__(self, /, *args, **kwargs):
        return _target(self)(*args, **kwargs)


def _refuse_hash(self):
    raise TypeError(f"unhashable type: 'weakref.{type(self).__name__}'")


def _add_operators():
    """Gives proxies the operators, which are looked up in their class."""

    def unary(function):
        return lambda self: function(_target(self))

    def binary(function):
        return lambda self, other: function(_plain(self), _plain(other))

    def reflected(function):
        return lambda self, other: function(_plain(other), _plain(self))

    for name in ("eq", "ne", "lt", "le", "gt", "ge"):
        setattr(ProxyType, f"__{name}__", binary(getattr(operator, name)))
    for name in ("neg", "pos", "invert", "abs"):
        setattr(ProxyType, f"__{name}__", unary(getattr(operator, name)))
    names = ("add", "sub", "mul", "matmul", "truediv", "floordiv", "mod", "pow", "lshift", "rshift", "and_", "or_", "xor")
    for name in names:
        method = name.rstrip("_")
        setattr(ProxyType, f"__{method}__", binary(getattr(operator, name)))
        setattr(ProxyType, f"__r{method}__", reflected(getattr(operator, name)))
        setattr(ProxyType, f"__i{method}__", binary(getattr(operator, f"i{method}")))
    ProxyType.__hash__ = _refuse_hash
    ProxyType.__divmod__ = binary(divmod)
    ProxyType.__rdivmod__ = reflected(divmod)


_add_operators()


def proxy(object, callback=None, /):
    """A proxy of an object; the callback is called with it when the object goes."""
    made = _bare(CallableProxyType if callable(object) else ProxyType)
    told = None
    if callback is not None:
        own = ref(made)

        def told(reference):
            callback(own())

    _set_reference(made, ref(object, told))
    return made


_bare = object.__new__
_set_reference = ProxyType._reference.__set__
