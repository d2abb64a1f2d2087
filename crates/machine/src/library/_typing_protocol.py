"""Protocols (PEP 544): classes that others count as derived from when they have the same members."""

# Where programs find these classes.
__name__ = "typing"

from abc import ABCMeta, abstractmethod

from _typing import Generic, TypeVar

_NOT_MEMBERS = {
    "__abstractmethods__", "__annotations__", "__dict__", "__doc__", "__init__", "__module__", "__new__", "__slots__",
    "__subclasshook__", "__weakref__", "__class_getitem__", "__match_args__", "__static_attributes__",
    "__firstlineno__", "__parameters__", "__orig_bases__", "__orig_class__", "__type_params__", "__qualname__",
    "__protocol_attrs__", "__non_callable_proto_members__", "__final__", "_is_protocol", "_is_runtime_protocol",
    "_abc_registered", "__init_subclass__", "__hash__", "__classcell__", "__classdictcell__",
}
# Classes that are no protocols by themselves but may be bases of one.
_ALLOWED = {
    "collections.abc": {
        "Callable", "Awaitable", "Iterable", "Iterator", "AsyncIterable", "AsyncIterator", "Hashable", "Sized",
        "Container", "Collection", "Reversible", "Buffer",
    },
    "contextlib": {"AbstractContextManager", "AbstractAsyncContextManager"},
}


def _members(cls):
    """The names that a class must have to fit a protocol."""
    names = set()
    for base in cls.__mro__[:-1]:
        if base is Generic or base.__name__ == "Protocol" and base.__module__ == "typing":
            continue
        for name in [*base.__dict__, *base.__dict__.get("__annotations__", ())]:
            if name not in _NOT_MEMBERS:
                names.add(name)
    return names


class _ProtocolMeta(ABCMeta):
    """The class of protocols."""

    def __new__(mcls, name, bases, namespace, /, **kwargs):
        if name != "Protocol" or namespace.get("__module__") != "typing":
            if Protocol in bases:
                for base in bases:
                    allowed = base.__name__ in _ALLOWED.get(base.__module__, ())
                    if base in (object, Generic) or allowed or getattr(base, "_is_protocol", False):
                        continue
                    raise TypeError(f"Protocols can only inherit from other protocols, got {base!r}")
        return super().__new__(mcls, name, bases, namespace, **kwargs)

    def __init__(cls, *args, **kwargs):
        if cls.__dict__.get("_is_protocol"):
            cls.__protocol_attrs__ = _members(cls)

    def __subclasscheck__(cls, other):
        if cls is Protocol or not cls.__dict__.get("_is_protocol"):
            return super().__subclasscheck__(other)
        if not isinstance(other, type):
            raise TypeError("issubclass() arg 1 must be a class")
        _check_runtime(cls)
        missing = sorted(name for name in cls.__protocol_attrs__ if not callable(getattr(cls, name, None)))
        if missing:
            shown = ", ".join(missing)
            raise TypeError(
                f"Protocols with non-method members don't support issubclass(). Non-method members: {shown!r}."
            )
        return super().__subclasscheck__(other)

    def __instancecheck__(cls, instance):
        if cls is Protocol or not cls.__dict__.get("_is_protocol"):
            return super().__instancecheck__(instance)
        _check_runtime(cls)
        if cls in type(instance).__mro__ or ABCMeta.__subclasscheck__(cls, type(instance)):
            return True
        return all(_has(cls, instance, name) for name in cls.__protocol_attrs__)


def _check_runtime(cls):
    if not getattr(cls, "_is_runtime_protocol", False):
        raise TypeError("Instance and class checks can only be used with @runtime_checkable protocols")


def _has(cls, instance, name):
    """Whether an object has a member; a method must not be None."""
    try:
        value = getattr(instance, name)
    except AttributeError:
        return False
    return value is not None or not callable(getattr(cls, name, None))


def _fits(cls, other):
    """What __subclasshook__ answers for a protocol: whether a class defines all members."""
    if not cls.__dict__.get("_is_protocol"):
        return NotImplemented
    for name in cls.__protocol_attrs__:
        for base in other.__mro__:
            if name in base.__dict__:
                if base.__dict__[name] is None:
                    return NotImplemented
                break
            if name in base.__dict__.get("__annotations__", ()) and getattr(other, "_is_protocol", False):
                break
        else:
            return NotImplemented
    return True


def _no_init(self, *args, **kwargs):
    """The `__init__` of protocols; a class that derives from one and has none goes on to the next."""
    cls = type(self)
    if cls._is_protocol:
        raise TypeError("Protocols cannot be instantiated")
    others = (base.__dict__.get("__init__", _no_init) for base in cls.__mro__)
    cls.__init__ = next(init for init in others if init is not _no_init)
    cls.__init__(self, *args, **kwargs)


class Protocol(Generic, metaclass=_ProtocolMeta):
    """The base of protocols."""

    __slots__ = ()
    _is_protocol = True
    _is_runtime_protocol = False

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        if "_is_protocol" not in cls.__dict__:
            cls._is_protocol = any(base is Protocol for base in cls.__bases__)
        if cls._is_protocol and "__subclasshook__" not in cls.__dict__:
            cls.__subclasshook__ = classmethod(_fits)
        if cls._is_protocol and cls.__init__ is Protocol.__init__:
            cls.__init__ = _no_init


def runtime_checkable(cls):
    """Lets isinstance() and issubclass() look for a protocol's members."""
    if not (isinstance(cls, type) and issubclass(cls, Generic) and getattr(cls, "_is_protocol", False)):
        raise TypeError(f"@runtime_checkable can be only applied to protocol classes, got {cls!r}")
    cls._is_runtime_protocol = True
    return cls


def is_protocol(tp, /):
    """Whether a class is a protocol."""
    return isinstance(tp, type) and getattr(tp, "_is_protocol", False) and tp is not Protocol


def get_protocol_members(tp, /):
    """The names that a class must have to fit a protocol."""
    if not is_protocol(tp):
        raise TypeError(f"{tp!r} is not a Protocol")
    return frozenset(tp.__protocol_attrs__)


_Result = TypeVar("T_co", covariant=True)
_Result.__module__ = "typing"


@runtime_checkable
class SupportsInt(Protocol):
    """What int() takes."""

    __slots__ = ()

    @abstractmethod
    def __int__(self) -> int:
        pass


@runtime_checkable
class SupportsFloat(Protocol):
    """What float() takes."""

    __slots__ = ()

    @abstractmethod
    def __float__(self) -> float:
        pass


@runtime_checkable
class SupportsComplex(Protocol):
    """What complex() takes."""

    __slots__ = ()

    @abstractmethod
    def __complex__(self) -> complex:
        pass


@runtime_checkable
class SupportsBytes(Protocol):
    """What bytes() takes."""

    __slots__ = ()

    @abstractmethod
    def __bytes__(self) -> bytes:
        pass


@runtime_checkable
class SupportsIndex(Protocol):
    """What can be an index."""

    __slots__ = ()

    @abstractmethod
    def __index__(self) -> int:
        pass


@runtime_checkable
class SupportsAbs(Protocol[_Result]):
    """What abs() takes."""

    __slots__ = ()

    @abstractmethod
    def __abs__(self) -> _Result:
        pass


@runtime_checkable
class SupportsRound(Protocol[_Result]):
    """What round() takes."""

    __slots__ = ()

    @abstractmethod
    def __round__(self, ndigits: int = 0) -> _Result:
        pass
