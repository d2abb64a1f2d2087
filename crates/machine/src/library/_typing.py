"""What type parameters and `type` statements make (PEP 695, PEP 696).

Bounds, choices, defaults and the values of aliases are functions until somebody asks for them.
"""

from _functools import partial

from _lazy import evaluate, union

_GenericAlias = type(list[int])
_UnionType = type(int | None)


class _NoDefault:
    __slots__ = ()

    def __repr__(self):
        return "typing.NoDefault"


NoDefault = _NoDefault()


class _Lazy:
    """A value that a function gives, when it is asked for the first time."""

    __slots__ = ("function", "value")

    def __init__(self, value, function=None):
        self.value = value
        self.function = function


def _evaluated(name):
    """An attribute that is evaluated when it is asked for."""
    return property(partial(evaluate, name))


def _text(value):
    """How a type is shown inside another."""
    if value is ...:
        return "..."
    if isinstance(value, type) and type(value) is not _GenericAlias:
        if value is type(None):
            return "None"
        if value.__module__ == "builtins":
            return value.__qualname__
        return f"{value.__module__}.{value.__qualname__}"
    return repr(value)


def _parameters_in(args):
    """The type parameters that arguments mention, each once, in order."""
    found = []
    for arg in args:
        inside = (arg,) if isinstance(arg, _Parameter) else getattr(arg, "__parameters__", ())
        if type(arg) is _GenericAlias or not isinstance(arg, type):
            found.extend(parameter for parameter in inside if parameter not in found)
    return tuple(found)


class _Joined:
    """A union that has a type parameter or an alias among its members."""

    __module__ = "typing"

    def __init__(self, *members):
        flat = []
        for member in members:
            parts = member.__args__ if isinstance(member, (_Joined, _UnionType)) else (member,)
            for part in parts:
                part = type(None) if part is None else part
                if part not in flat:
                    flat.append(part)
        self.__args__ = tuple(flat)
        self.__parameters__ = _parameters_in(flat)

    def __or__(self, other):
        return _Joined(self, other)

    def __ror__(self, other):
        return _Joined(other, self)

    def __eq__(self, other):
        if not isinstance(other, _Joined):
            return NotImplemented
        return set(self.__args__) == set(other.__args__)

    def __hash__(self):
        return hash(frozenset(self.__args__))

    def __repr__(self):
        shown = [member for member in self.__args__ if member is not type(None)]
        if len(shown) == 1 and len(self.__args__) == 2:
            return f"typing.Optional[{_text(shown[0])}]"
        return f"typing.Union[{', '.join(map(_text, self.__args__))}]"


class _Parameter:
    """What all kinds of type parameters have in common."""

    __module__ = "typing"
    _is_type_parameter = True  # aliases ask

    def _begin(self, name, default=NoDefault, infer=False, co=False, contra=False):
        if co and contra:
            raise ValueError("Bivariant types are not supported.")
        if infer and (co or contra):
            raise ValueError("Variance cannot be specified with infer_variance.")
        self.__name__ = name
        self.__covariant__ = bool(co)
        self.__contravariant__ = bool(contra)
        self.__infer_variance__ = bool(infer)
        self._default = _Lazy(default)

    __default__ = _evaluated("_default")

    def has_default(self):
        return self._default.function is not None or self._default.value is not NoDefault

    def __init_subclass__(cls, **kwargs):
        if cls.__module__ != "typing":
            raise TypeError(f"type 'typing.{cls.__mro__[1].__name__}' is not an acceptable base type")

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass an instance of {type(self).__name__}")

    def __or__(self, other):
        return _Joined(self, other)

    def __ror__(self, other):
        return _Joined(other, self)

    def __repr__(self):
        if self.__infer_variance__:
            return self.__name__
        return ("+" if self.__covariant__ else "-" if self.__contravariant__ else "~") + self.__name__


class TypeVar(_Parameter):
    """One type."""

    __module__ = "typing"

    def __init__(
        self, name, *constraints, bound=None, default=NoDefault, covariant=False, contravariant=False,
        infer_variance=False,
    ):
        if len(constraints) == 1:
            raise TypeError("A single constraint is not allowed")
        if constraints and bound is not None:
            raise TypeError("Constraints cannot be combined with bound=...")
        self.__module__ = _caller()
        self._begin(name, default, infer_variance, covariant, contravariant)
        self._bound = _Lazy(bound)
        self._constraints = _Lazy(constraints)

    __bound__ = _evaluated("_bound")

    __constraints__ = _evaluated("_constraints")


class TypeVarTuple(_Parameter):
    """Any number of types."""

    __module__ = "typing"

    def __init__(self, name, *, default=NoDefault):
        self.__module__ = _caller()
        self._begin(name, default)

    def __iter__(self):
        yield _Unpacked(self)

    def __repr__(self):
        return self.__name__


class _Unpacked:
    """`*Ts`"""

    def __init__(self, parameter):
        self.__args__ = self.__parameters__ = (parameter,)

    def __eq__(self, other):
        return isinstance(other, _Unpacked) and self.__args__ == other.__args__

    def __hash__(self):
        return hash(self.__args__)

    def __repr__(self):
        return f"typing.Unpack[{self.__args__[0]!r}]"


class ParamSpec(_Parameter):
    """The parameters of a function."""

    __module__ = "typing"

    def __init__(
        self, name, *, bound=None, default=NoDefault, covariant=False, contravariant=False, infer_variance=False
    ):
        self.__module__ = _caller()
        self._begin(name, default, infer_variance, covariant, contravariant)
        self.__bound__ = bound

    @property
    def args(self):
        return ParamSpecArgs(self)

    @property
    def kwargs(self):
        return ParamSpecKwargs(self)


class _Part:
    __module__ = "typing"

    def __init__(self, origin):
        self.__origin__ = origin

    def __eq__(self, other):
        if type(other) is not type(self):
            return NotImplemented
        return self.__origin__ == other.__origin__

    def __hash__(self):
        return hash((type(self), self.__origin__))


class ParamSpecArgs(_Part):
    __module__ = "typing"

    def __repr__(self):
        return f"{self.__origin__.__name__}.args"


class ParamSpecKwargs(_Part):
    __module__ = "typing"

    def __repr__(self):
        return f"{self.__origin__.__name__}.kwargs"


class TypeAliasType:
    """What a `type` statement binds."""

    __module__ = "typing"
    _is_type_alias = True  # `|` asks

    def __init__(self, name, value, *, type_params=()):
        self._begin(name, _Lazy(value), type_params, _caller())

    def _begin(self, name, value, type_params, module):
        self.__name__ = name
        self.__module__ = module
        self.__type_params__ = type_params
        self._value = value

    __value__ = _evaluated("_value")

    @property
    def __parameters__(self):
        parameters = []
        for parameter in self.__type_params__:
            parameters.extend(parameter if isinstance(parameter, TypeVarTuple) else (parameter,))
        return tuple(parameters)

    def __getitem__(self, args):
        if not self.__type_params__:
            raise TypeError("Only generic type aliases are subscriptable")
        return _GenericAlias(self, args)

    def __or__(self, other):
        return union(self, other)

    def __ror__(self, other):
        return union(other, self)

    def __repr__(self):
        return self.__name__


class Generic:
    """The base of generic classes."""

    __module__ = "typing"
    __slots__ = ()

    def __class_getitem__(cls, args):
        args = args if isinstance(args, tuple) else (args,)
        if cls is Generic:
            if not args:
                raise TypeError("Parameter list to Generic[...] cannot be empty")
            if not all(isinstance(arg, (TypeVar, TypeVarTuple, ParamSpec, _Unpacked)) for arg in args):
                raise TypeError("Parameters to Generic[...] must all be type variables or parameter specification variables.")
            if len(set(args)) != len(args):
                raise TypeError("Parameters to Generic[...] must all be unique")
        else:
            args = _fitting_arguments(cls, cls.__parameters__, args)
        return _Subscripted(cls, args)

    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        bases = cls.__dict__.get("__orig_bases__", ())
        if cls.__name__ != "Protocol" and Generic in bases:
            raise TypeError("Cannot inherit from plain Generic")
        generic = [base.__parameters__ for base in bases if getattr(base, "__origin__", None) is Generic]
        mentioned = _parameters_in(bases)
        if generic and not set(mentioned) <= set(generic[0]):
            missing = ", ".join(str(parameter) for parameter in mentioned if parameter not in generic[0])
            listed = ", ".join(map(str, generic[0]))
            raise TypeError(f"Some type variables ({missing}) are not listed in Generic[{listed}]")
        cls.__parameters__ = generic[0] if generic else mentioned


def _fitting_arguments(cls, parameters, args):
    """The arguments, with defaults for those that are not given."""
    if not parameters:
        raise TypeError(f"{cls} is not a generic class")
    if any(isinstance(parameter, (TypeVarTuple, ParamSpec)) for parameter in parameters):
        return args
    given, most = len(args), len(parameters)
    least = sum(not parameter.has_default() for parameter in parameters)
    if given > most or given < least:
        expected = most if given > most else f"at least {least}"
        few = "many" if given > most else "few"
        raise TypeError(f"Too {few} arguments for {cls}; actual {given}, expected {expected}")
    return args + tuple(parameter.__default__ for parameter in parameters[given:])


class _Subscripted:
    """`Class[int]`"""

    def __init__(self, origin, args):
        self.__origin__ = origin
        self.__args__ = tuple(type(None) if arg is None else arg for arg in args)
        self.__parameters__ = _parameters_in(self.__args__)
        self.__module__ = origin.__module__

    def __mro_entries__(self, bases):
        if self.__origin__ is Generic:
            others = bases[bases.index(self) + 1 :]
            if any(isinstance(base, _Subscripted) or isinstance(base, type) and issubclass(base, Generic) for base in others):
                return ()
        return (self.__origin__,)

    def __call__(self, *args, **kwargs):
        made = self.__origin__(*args, **kwargs)
        try:
            made.__orig_class__ = self
        except AttributeError:
            pass
        return made

    def __getitem__(self, args):
        args = args if isinstance(args, tuple) else (args,)
        if self.__origin__ is Generic:
            raise TypeError(f"Cannot subscript already-subscripted {self}")
        args = _fitting_arguments(self, self.__parameters__, args)
        chosen = dict(zip(self.__parameters__, args))
        return _Subscripted(self.__origin__, tuple(chosen.get(arg, arg) for arg in self.__args__))

    def __getattr__(self, name):
        if name.startswith("__") and name.endswith("__"):
            raise AttributeError(name)
        return getattr(self.__origin__, name)

    def __instancecheck__(self, instance):
        raise TypeError("Subscripted generics cannot be used with class and instance checks")

    __subclasscheck__ = __instancecheck__

    def __or__(self, other):
        return _Joined(self, other)

    def __ror__(self, other):
        return _Joined(other, self)

    def __eq__(self, other):
        if not isinstance(other, _Subscripted):
            return NotImplemented
        return self.__origin__ is other.__origin__ and self.__args__ == other.__args__

    def __hash__(self):
        return hash((self.__origin__, self.__args__))

    def __repr__(self):
        return f"{_text(self.__origin__)}[{', '.join(map(_text, self.__args__))}]"


def _caller():
    """The module that makes a type parameter by a call."""
    from sys import _getframe

    return _getframe(2).f_globals.get("__name__")


def _parameter(kind, name, bound=None, constraints=None):
    """What `[T]` makes; bound and choices are functions."""
    made = object.__new__(kind)
    made._begin(name, infer=kind is not TypeVarTuple)
    if kind is TypeVar:
        made._bound = _Lazy(None, bound)
        made._constraints = _Lazy((), constraints)
    elif kind is ParamSpec:
        made.__bound__ = None
    return made


def _typevar(name, module):
    return _parameter(TypeVar, name)


def _typevar_with_bound(name, bound, module):
    return _parameter(TypeVar, name, bound=bound)


def _typevar_with_constraints(name, constraints, module):
    return _parameter(TypeVar, name, constraints=constraints)


def _typevartuple(name, module):
    return _parameter(TypeVarTuple, name)


def _paramspec(name, module):
    return _parameter(ParamSpec, name)


def _set_default(parameter, function, module):
    parameter._default = _Lazy(NoDefault, function)
    return parameter


def _subscript_generic(parameters, module):
    unpacked = []
    for parameter in parameters:
        unpacked.extend(parameter if isinstance(parameter, TypeVarTuple) else (parameter,))
    return Generic[tuple(unpacked)]


def _alias(parts, module):
    name, parameters, function = parts
    made = object.__new__(TypeAliasType)
    made._begin(name, _Lazy(None, function), parameters or (), module)
    return made
