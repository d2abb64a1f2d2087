"""What annotations are written with. The classes of type parameters and of subscripted types are in _typing."""

import collections
import collections.abc
import sys
from types import FunctionType, MethodType, ModuleType, UnionType

from _typing import (
    Generic, NoDefault, ParamSpec, ParamSpecArgs, ParamSpecKwargs, TypeAliasType, TypeVar, TypeVarTuple, _Joined,
    _Subscripted, _Unpacked, _caller, _converted, _text,
)
from _typing_protocol import (
    Protocol, SupportsAbs, SupportsBytes, SupportsComplex, SupportsFloat, SupportsIndex, SupportsInt, SupportsRound,
    get_protocol_members, is_protocol, runtime_checkable,
)
from _typing_records import NamedTuple, TypedDict, is_typeddict

_BuiltinAlias = type(list[int])


class ForwardRef:
    """A type that is named by text."""

    def __init__(self, arg, is_argument=True, module=None, *, is_class=False):
        if not isinstance(arg, str):
            raise TypeError(f"Forward reference must be a string -- got {arg!r}")
        try:
            self.__forward_code__ = compile(arg, "<string>", "eval")
        except SyntaxError:
            raise SyntaxError(f"Forward reference must be an expression -- got {arg!r}") from None
        self.__forward_arg__ = arg
        self.__forward_module__ = module
        self.__forward_is_argument__ = is_argument
        self.__forward_is_class__ = is_class

    def _evaluate(self, globalns, localns):
        globalns = {} if globalns is None else globalns
        if self.__forward_module__ is not None:
            globalns = getattr(sys.modules.get(self.__forward_module__), "__dict__", globalns)
        value = eval(self.__forward_code__, globalns, globalns if localns is None else localns)
        return _evaluated(_converted(value), globalns, localns)

    def __eq__(self, other):
        if not isinstance(other, ForwardRef):
            return NotImplemented
        return self.__forward_arg__ == other.__forward_arg__ and self.__forward_module__ == other.__forward_module__

    def __hash__(self):
        return hash((self.__forward_arg__, self.__forward_module__))

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __repr__(self):
        module = "" if self.__forward_module__ is None else f", module={self.__forward_module__!r}"
        return f"ForwardRef({self.__forward_arg__!r}{module})"


class _Named:
    """Something that this module gives a name to."""

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __reduce__(self):
        return self._name

    def __repr__(self):
        return f"typing.{self._name}"


class _SpecialForm(_Named):
    """Something that only annotations use; some take arguments in brackets."""

    def __init__(self, name, getitem=None, doc=None):
        self._name = name
        self._getitem = getitem
        self.__doc__ = doc
        self.__module__ = "typing"

    def __getattr__(self, name):
        if name in ("__name__", "__qualname__"):
            return self._name
        raise AttributeError(name)

    def __getitem__(self, parameters):
        if self._getitem is None:
            raise TypeError(f"{self} is not subscriptable")
        return self._getitem(self, parameters)

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass {self!r}")

    def __call__(self, *args, **kwds):
        raise TypeError(f"Cannot instantiate {self!r}")

    def __instancecheck__(self, obj):
        raise TypeError(f"{self} cannot be used with isinstance()")

    def __subclasscheck__(self, cls):
        raise TypeError(f"{self} cannot be used with issubclass()")


def _form(function):
    """A special form from the function that gives what its brackets give."""
    return _SpecialForm(function.__name__, function, function.__doc__)


def _one_type(form, parameters):
    if isinstance(parameters, tuple):
        raise TypeError(f"{form} accepts only single type. Got {parameters!r:.100}.")
    return _Subscripted(form, (parameters,))


class _AnyMeta(type):
    def __instancecheck__(self, obj):
        if self is Any:
            raise TypeError("typing.Any cannot be used with isinstance()")
        return super().__instancecheck__(obj)

    def __repr__(self):
        return "typing.Any" if self is Any else super().__repr__()


class Any(metaclass=_AnyMeta):
    """Any type at all; classes may derive from it."""

    def __new__(cls, *args, **kwargs):
        if cls is Any:
            raise TypeError("Any cannot be instantiated")
        return super().__new__(cls)


NoReturn = _SpecialForm("NoReturn", doc="The result of a function that never returns.")
Never = _SpecialForm("Never", doc="The type without values.")
Self = _SpecialForm("Self", doc="The class that a method is defined in, or one derived from it.")
LiteralString = _SpecialForm("LiteralString", doc="Text that the program itself contains.")
ClassVar = _SpecialForm("ClassVar", _one_type, "An attribute of the class, not of its instances.")
Final = _SpecialForm("Final", _one_type, "A name that is bound only once.")
Required = _SpecialForm("Required", _one_type, "A key that a TypedDict must have.")
NotRequired = _SpecialForm("NotRequired", _one_type, "A key that a TypedDict may lack.")
ReadOnly = _SpecialForm("ReadOnly", _one_type, "A key of a TypedDict that is not to be set.")
TypeGuard = _SpecialForm("TypeGuard", _one_type, "The result of a function that tells a type.")
TypeIs = _SpecialForm("TypeIs", _one_type, "The result of a function that tells a type, and what it is not.")
TypeAlias = _SpecialForm("TypeAlias", doc="Marks an assignment as one of a type.")


@_form
def Unpack(self, parameters):
    """The types in a tuple, or the keys of a TypedDict."""
    return _Unpacked(parameters)


@_form
def Union(self, parameters):
    """One of several types."""
    if parameters == ():
        raise TypeError("Cannot take a Union of no types.")
    joined = _Joined(*(parameters if isinstance(parameters, tuple) else (parameters,)))
    return joined.__args__[0] if len(joined.__args__) == 1 else joined


@_form
def Optional(self, parameters):
    """A type, or None."""
    if isinstance(parameters, tuple):
        raise TypeError(f"{self} requires a single type. Got {parameters!r:.100}.")
    return Union[parameters, None]


class _LiteralAlias(_Subscripted):
    def __init__(self, origin, args, name=None):
        super().__init__(origin, ())
        self.__args__ = args

    def __eq__(self, other):
        if not isinstance(other, _LiteralAlias):
            return NotImplemented
        return set(_typed(self.__args__)) == set(_typed(other.__args__))

    def __hash__(self):
        return hash(frozenset(_typed(self.__args__)))

    def __repr__(self):
        return f"typing.Literal[{', '.join(map(repr, self.__args__))}]"


def _typed(values):
    return [(value, type(value)) for value in values]


@_form
def Literal(self, parameters):
    """One of these values."""
    flat = []
    for parameter in parameters if isinstance(parameters, tuple) else (parameters,):
        flat.extend(parameter.__args__ if isinstance(parameter, _LiteralAlias) else (parameter,))
    try:
        seen = dict.fromkeys(_typed(flat))
        flat = [value for value, _ in seen]
    except TypeError:
        pass  # values that cannot be hashed stay as they are
    return _LiteralAlias(self, tuple(flat))


class _AnnotatedAlias(_Subscripted):
    def __init__(self, origin, metadata):
        super().__init__(origin, (origin,))
        self.__metadata__ = metadata

    def _with(self, args):
        return _AnnotatedAlias(args[0], self.__metadata__)

    def __mro_entries__(self, bases):
        return (self.__origin__,)

    def __eq__(self, other):
        if not isinstance(other, _AnnotatedAlias):
            return NotImplemented
        return self.__origin__ == other.__origin__ and self.__metadata__ == other.__metadata__

    def __hash__(self):
        return hash((self.__origin__, self.__metadata__))

    def __repr__(self):
        return f"typing.Annotated[{', '.join([_text(self.__origin__), *map(repr, self.__metadata__)])}]"


@_form
def Annotated(self, parameters):
    """A type with something that tools want to know."""
    if not isinstance(parameters, tuple) or len(parameters) < 2:
        raise TypeError(
            "Annotated[...] should be used with at least two arguments (a type and an annotation)."
        )
    origin, *metadata = parameters
    if isinstance(origin, _AnnotatedAlias):
        return _AnnotatedAlias(origin.__origin__, origin.__metadata__ + tuple(metadata))
    return _AnnotatedAlias(_converted(origin), tuple(metadata))


@_form
def Concatenate(self, parameters):
    """Parameters before those of a ParamSpec."""
    if parameters == ():
        raise TypeError("Cannot take a Concatenate of no types.")
    parameters = parameters if isinstance(parameters, tuple) else (parameters,)
    if parameters[-1] is not ... and not isinstance(parameters[-1], ParamSpec):
        raise TypeError("The last parameter to Concatenate should be a ParamSpec variable or ellipsis.")
    return _Subscripted(self, parameters)


class _SpecialAlias(_Named):
    """A name like List for a class like list; takes types in brackets."""

    def __init__(self, name, origin, count=1):
        self._name = name
        self.__origin__ = origin
        self._count = count
        self.__module__ = "typing"

    def __getitem__(self, parameters):
        parameters = parameters if isinstance(parameters, tuple) else (parameters,)
        if self._count >= 0 and len(parameters) != self._count:
            few = "many" if len(parameters) > self._count else "few"
            raise TypeError(f"Too {few} arguments for {self}; actual {len(parameters)}, expected {self._count}")
        return _Subscripted(self.__origin__, parameters, self._name)

    def __getattr__(self, name):
        if name in ("__name__", "__qualname__"):
            return self._name
        if name.startswith("__") and name.endswith("__"):
            raise AttributeError(name)
        return getattr(self.__origin__, name)

    def __call__(self, *args, **kwargs):
        raise TypeError(f"Type {self._name} cannot be instantiated; use {self.__origin__.__name__}() instead")

    def __mro_entries__(self, bases):
        return (self.__origin__,) if Generic in bases else (self.__origin__, Generic)

    def __instancecheck__(self, obj):
        return isinstance(obj, self.__origin__)

    def __subclasscheck__(self, cls):
        return issubclass(cls, self.__origin__)


class _CallableAlias(_Subscripted):
    def __repr__(self):
        *parameters, result = self.__args__
        if len(parameters) == 1 and (parameters[0] is ... or _stands_for_parameters(parameters[0])):
            return f"typing.Callable[{_text(parameters[0])}, {_text(result)}]"
        return f"typing.Callable[[{', '.join(map(_text, parameters))}], {_text(result)}]"


def _stands_for_parameters(value):
    return isinstance(value, ParamSpec) or getattr(value, "__origin__", None) is Concatenate


class _CallableType(_SpecialAlias):
    def __getitem__(self, parameters):
        if not isinstance(parameters, tuple) or len(parameters) != 2:
            raise TypeError("Callable must be used as Callable[[arg, ...], result].")
        args, result = parameters
        if isinstance(args, (list, tuple)):
            return _CallableAlias(self.__origin__, (*args, result), self._name)
        return _CallableAlias(self.__origin__, (args, result), self._name)


_BUILTIN_ALIASES = {
    "List": (list, 1), "Dict": (dict, 2), "Set": (set, 1), "FrozenSet": (frozenset, 1), "Tuple": (tuple, -1),
    "Type": (type, 1), "DefaultDict": (collections.defaultdict, 2), "OrderedDict": (collections.OrderedDict, 2),
    "Counter": (collections.Counter, 1), "ChainMap": (collections.ChainMap, 2), "Deque": (collections.deque, 1),
}
_ABSTRACT_ALIASES = {
    "AbstractSet": ("Set", 1), "AsyncGenerator": ("AsyncGenerator", 2), "AsyncIterable": ("AsyncIterable", 1),
    "AsyncIterator": ("AsyncIterator", 1), "Awaitable": ("Awaitable", 1), "ByteString": ("ByteString", 0),
    "Collection": ("Collection", 1), "Container": ("Container", 1), "Coroutine": ("Coroutine", 3),
    "Generator": ("Generator", 3), "Hashable": ("Hashable", 0), "ItemsView": ("ItemsView", 2), "Iterable": ("Iterable", 1),
    "Iterator": ("Iterator", 1), "KeysView": ("KeysView", 1), "Mapping": ("Mapping", 2),
    "MappingView": ("MappingView", 1), "MutableMapping": ("MutableMapping", 2),
    "MutableSequence": ("MutableSequence", 1), "MutableSet": ("MutableSet", 1), "Reversible": ("Reversible", 1),
    "Sequence": ("Sequence", 1), "Sized": ("Sized", 0), "ValuesView": ("ValuesView", 1),
}
for _name, (_origin, _count) in _BUILTIN_ALIASES.items():
    globals()[_name] = _SpecialAlias(_name, _origin, _count)
for _name, (_origin, _count) in _ABSTRACT_ALIASES.items():
    if hasattr(collections.abc, _origin):
        globals()[_name] = _SpecialAlias(_name, getattr(collections.abc, _origin), _count)
Callable = _CallableType("Callable", collections.abc.Callable, 2)
Text = str
TYPE_CHECKING = False
AnyStr = TypeVar("AnyStr", bytes, str)
del _name, _origin, _count


def __getattr__(name):
    """Names whose modules are imported only when somebody asks for them."""
    if name == "ContextManager":
        import contextlib

        made = _SpecialAlias("ContextManager", contextlib.AbstractContextManager, 2)
    elif name in ("Pattern", "Match"):
        import re

        made = _SpecialAlias(name, getattr(re, name), 1)
    elif name in ("IO", "TextIO", "BinaryIO"):
        import _typing_io

        made = getattr(_typing_io, name)
    else:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    globals()[name] = made
    return made


class NewType:
    """A name for a type that checkers tell from it; calling it gives back what it is called with."""

    def __init__(self, name, tp):
        self.__qualname__ = name
        self.__name__ = name.rpartition(".")[2]
        self.__supertype__ = tp
        self.__module__ = _caller()

    def __call__(self, value, /):
        return value

    def __mro_entries__(self, bases):
        name = self.__name__

        class Refusing:
            def __init_subclass__(cls):
                made = cls.__name__
                raise TypeError(
                    "Cannot subclass an instance of NewType. Perhaps you were looking for:"
                    f" `{made} = NewType({made!r}, {name})`"
                )

        return (Refusing,)

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __reduce__(self):
        return self.__qualname__

    def __repr__(self):
        return f"{self.__module__}.{self.__qualname__}"


def cast(typ, val):
    """Tells a checker that a value has a type; gives back the value."""
    return val


def get_origin(tp):
    """The class or form before the brackets, None when there are none."""
    if isinstance(tp, _AnnotatedAlias):
        return Annotated
    if isinstance(tp, (_Subscripted, _SpecialAlias, _BuiltinAlias, _Joined, ParamSpecArgs, ParamSpecKwargs)):
        return tp.__origin__
    if isinstance(tp, _Unpacked):
        return Unpack
    if tp is Generic:
        return Generic
    if isinstance(tp, UnionType):
        return UnionType
    return None


def get_args(tp):
    """What is in the brackets."""
    if isinstance(tp, _AnnotatedAlias):
        return (tp.__origin__, *tp.__metadata__)
    if isinstance(tp, _CallableAlias) or isinstance(tp, _BuiltinAlias) and tp.__origin__ is collections.abc.Callable:
        *parameters, result = tp.__args__
        first = parameters[0] if len(parameters) == 1 else None
        if first is ... or isinstance(first, list) or _stands_for_parameters(first):
            return first, result
        return parameters, result
    if isinstance(tp, (_Subscripted, _BuiltinAlias, _Joined, UnionType, _Unpacked)):
        return tp.__args__
    return ()


def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
    """The annotations of a class, module or function, with what text in them names."""
    if getattr(obj, "__no_type_check__", None):
        return {}
    if isinstance(obj, type):
        hints = {}
        for base in reversed(obj.__mro__):
            names = getattr(sys.modules.get(base.__module__), "__dict__", {}) if globalns is None else globalns
            # Names of the class are found before those of the module.
            local = dict(vars(base)) if localns is None and globalns is None else localns
            if localns is None and globalns is None:
                names, local = local, names
            for name, value in base.__dict__.get("__annotations__", {}).items():
                hints[name] = _hint(value, names, local)
    else:
        if isinstance(obj, ModuleType):
            names = obj.__dict__
        else:
            wrapped = obj
            while hasattr(wrapped, "__wrapped__"):
                wrapped = wrapped.__wrapped__
            names = getattr(wrapped, "__globals__", {})
        globalns = names if globalns is None else globalns
        annotations = getattr(obj, "__annotations__", None)
        if annotations is None:
            if isinstance(obj, (FunctionType, MethodType, ModuleType, type(len), type(str.join), type(object.__init__))):
                return {}
            raise TypeError(f"{obj!r} is not a module, class, method, or function.")
        hints = {name: _hint(value, globalns, localns) for name, value in annotations.items()}
    return hints if include_extras else {name: _stripped(value) for name, value in hints.items()}


def _hint(value, globalns, localns):
    if isinstance(value, str):
        value = ForwardRef(value, is_argument=False, is_class=True)
    return _evaluated(_converted(value), globalns, localns)


def _evaluated(value, globalns, localns):
    """A type with what the text in it names."""
    if isinstance(value, ForwardRef):
        return value._evaluate(globalns, localns)
    return _rebuilt(value, lambda arg: _evaluated(ForwardRef(arg) if isinstance(arg, str) else arg, globalns, localns))


def _stripped(value):
    """A type without what Annotated, Required and kin say beside it."""
    if isinstance(value, _AnnotatedAlias):
        return _stripped(value.__origin__)
    if isinstance(value, _Subscripted) and value.__origin__ in (Required, NotRequired, ReadOnly):
        return _stripped(value.__args__[0])
    return _rebuilt(value, _stripped)


def _rebuilt(value, change):
    """A subscripted type with its arguments changed; the same object when none is."""
    if isinstance(value, _LiteralAlias):
        return value
    if not isinstance(value, (_Subscripted, _BuiltinAlias, _Joined, UnionType)):
        return value
    args = tuple(change(arg) for arg in value.__args__)
    if args == value.__args__:
        return value
    if isinstance(value, _BuiltinAlias):
        return _BuiltinAlias(value.__origin__, args)
    if isinstance(value, (_Joined, UnionType)):
        return Union[args]
    return value._with(args)


_overloads = {}


def _overload_dummy(*args, **kwds):
    raise NotImplementedError(
        "You should not call an overloaded function. A series of @overload-decorated functions outside a stub module"
        " should always be followed by an implementation that is not @overload-ed."
    )


def overload(func):
    """Marks a signature of a function whose implementation follows."""
    plain = getattr(func, "__func__", func)
    by_line = _overloads.setdefault((getattr(plain, "__module__", None), getattr(plain, "__qualname__", None)), {})
    by_line[plain.__code__.co_firstlineno if hasattr(plain, "__code__") else len(by_line)] = func
    return _overload_dummy


def get_overloads(func):
    """The signatures that overload() has seen for a function."""
    plain = getattr(func, "__func__", func)
    return list(_overloads.get((getattr(plain, "__module__", None), plain.__qualname__), {}).values())


def clear_overloads():
    """Forgets all signatures."""
    _overloads.clear()


def final(f):
    """Says that a method is not to be overridden, or a class not to be derived from."""
    try:
        f.__final__ = True
    except (AttributeError, TypeError):
        pass
    return f


def override(method, /):
    """Says that a method overrides one of a base class."""
    try:
        method.__override__ = True
    except (AttributeError, TypeError):
        pass
    return method


def no_type_check(arg):
    """Says that annotations are not types."""
    if isinstance(arg, type):
        for value in arg.__dict__.values():
            if isinstance(value, FunctionType):
                value.__no_type_check__ = True
    try:
        arg.__no_type_check__ = True
    except TypeError:
        pass  # a builtin class
    return arg


def dataclass_transform(
    *, eq_default=True, order_default=False, kw_only_default=False, frozen_default=False, field_specifiers=(), **kwargs
):
    """Says that a decorator or base class makes classes like dataclasses."""

    def decorate(cls_or_fn):
        cls_or_fn.__dataclass_transform__ = {
            "eq_default": eq_default, "order_default": order_default, "kw_only_default": kw_only_default,
            "frozen_default": frozen_default, "field_specifiers": field_specifiers, "kwargs": kwargs,
        }
        return cls_or_fn

    return decorate


def reveal_type(obj, /):
    """Writes the type of a value to stderr; gives back the value."""
    print(f"Runtime type is {type(obj).__name__!r}", file=sys.stderr)
    return obj


def assert_type(val, typ, /):
    """Asks a checker to compare a value's type; gives back the value."""
    return val


def assert_never(arg, /):
    """Says that a line is never reached."""
    shown = repr(arg)
    if len(shown) > 100:
        shown = shown[:100] + "..."
    raise AssertionError(f"Expected code to be unreachable, but got: {shown}")


__all__ = [
    *_BUILTIN_ALIASES, *(name for name in _ABSTRACT_ALIASES if name in globals()), "Annotated", "Any", "AnyStr",
    "BinaryIO", "Callable", "ClassVar", "Concatenate", "ContextManager", "Final", "ForwardRef", "Generic", "IO",
    "Literal", "LiteralString", "NamedTuple", "Never", "NewType", "NoDefault", "NoReturn", "NotRequired", "Optional",
    "ParamSpec", "ParamSpecArgs", "ParamSpecKwargs", "Protocol", "ReadOnly", "Required", "Self", "SupportsAbs",
    "SupportsBytes", "SupportsComplex", "SupportsFloat", "SupportsIndex", "SupportsInt", "SupportsRound",
    "TYPE_CHECKING", "Text", "TextIO", "TypeAlias", "TypeAliasType", "TypeGuard", "TypeIs", "TypeVar", "TypeVarTuple",
    "TypedDict", "Union", "Unpack", "assert_never", "assert_type", "cast", "clear_overloads", "dataclass_transform",
    "final", "get_args", "get_origin", "get_overloads", "get_protocol_members", "get_type_hints", "is_protocol",
    "is_typeddict", "no_type_check", "overload", "override", "reveal_type", "runtime_checkable",
]
