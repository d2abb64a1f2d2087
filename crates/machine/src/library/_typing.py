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
    if isinstance(value, list):
        return f"[{', '.join(map(_text, value))}]"
    if isinstance(value, type) and type(value) is not _GenericAlias:
        if value.__module__ == "builtins" or type(value).__repr__ is not type.__repr__:
            return value.__qualname__ if value.__module__ == "builtins" else repr(value)
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


def _converted(arg):
    """A type argument: None stands for its type, text for what it will name."""
    if arg is None:
        return type(None)
    if isinstance(arg, str):
        from typing import ForwardRef

        return ForwardRef(arg)
    return arg


class _Joined:
    """A union that `int | None` is too plain for: it has a type parameter, or was written as Union[...]."""

    __module__ = "typing"

    def __init__(self, *members):
        flat = []
        for member in members:
            parts = member.__args__ if isinstance(member, (_Joined, _UnionType)) else (_converted(member),)
            flat.extend(part for part in parts if part not in flat)
        self.__args__ = tuple(flat)
        self.__parameters__ = _parameters_in(flat)

    @property
    def __origin__(self):
        from typing import Union

        return Union

    def __getitem__(self, args):
        from typing import Union

        return Union[_substituted(self, self.__args__, self.__parameters__, args)]

    def __instancecheck__(self, instance):
        return any(isinstance(instance, member) for member in self.__args__)

    def __subclasscheck__(self, cls):
        return any(issubclass(cls, member) for member in self.__args__)

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass {self!r}")

    def __call__(self, *args, **kwargs):
        raise TypeError("Cannot instantiate typing.Union")

    def __or__(self, other):
        return _Joined(self, other)

    def __ror__(self, other):
        return _Joined(other, self)

    def __eq__(self, other):
        if not isinstance(other, (_Joined, _UnionType)):
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
        self._bound = _Lazy(None if bound is None else _converted(bound))
        self._constraints = _Lazy(tuple(map(_converted, constraints)))

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
        if _is_form(cls):
            form = f"{cls.__name__}[...]"
            if not args:
                raise TypeError(f"Parameter list to {form} cannot be empty")
            if not all(isinstance(arg, (TypeVar, TypeVarTuple, ParamSpec, _Unpacked)) for arg in args):
                raise TypeError(
                    f"Parameters to {form} must all be type variables or parameter specification variables."
                )
            if len(set(args)) != len(args):
                raise TypeError(f"Parameters to {form} must all be unique")
        else:
            args = _fitting_arguments(cls, cls.__parameters__, args)
        return _Subscripted(cls, args)

    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        bases = cls.__dict__.get("__orig_bases__", ())
        if Generic in (bases if "__orig_bases__" in cls.__dict__ else cls.__bases__) and not _is_form(cls):
            raise TypeError("Cannot inherit from plain Generic")
        forms = [base for base in bases if _is_form(getattr(base, "__origin__", None))]
        generic = [base.__parameters__ for base in forms]
        mentioned = _parameters_in(bases)
        if len(forms) > 1 and all(base.__origin__ is Generic for base in forms):
            raise TypeError("Cannot inherit from Generic[...] multiple times.")
        if generic and not set(mentioned) <= set(generic[0]):
            missing = ", ".join(str(parameter) for parameter in mentioned if parameter not in generic[0])
            listed = ", ".join(map(str, generic[0]))
            form = forms[0].__origin__.__name__
            raise TypeError(f"Some type variables ({missing}) are not listed in {form}[{listed}]")
        cls.__parameters__ = generic[0] if generic else mentioned


def _is_form(cls):
    """Whether it is Generic or Protocol itself, which take type parameters instead of types."""
    return cls is Generic or isinstance(cls, type) and cls.__name__ == "Protocol" and cls.__module__ == "typing"


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


def _substituted(shown, args, parameters, given):
    """Type arguments with others in the place of their parameters."""
    given = given if isinstance(given, tuple) else (given,)
    chosen = _chosen(shown, parameters, given)
    result = []
    for arg in args:
        if isinstance(arg, _Parameter):
            result.append(chosen[arg])
        elif isinstance(arg, _Unpacked):
            result.extend(chosen[arg.__args__[0]])
        elif isinstance(arg, list):
            result.append(list(_substituted(shown, arg, parameters, given)))
        else:
            inside = () if isinstance(arg, type) and type(arg) is not _GenericAlias else getattr(arg, "__parameters__", ())
            result.append(arg[tuple(chosen[parameter] for parameter in inside)] if inside else arg)
    return tuple(result)


def _chosen(shown, parameters, given):
    """Which argument stands for which parameter; one that unpacks gets what the others leave."""
    at = next((index for index, parameter in enumerate(parameters) if isinstance(parameter, TypeVarTuple)), None)
    if at is None:
        given = _fitting_arguments(shown, parameters, given)
        return dict(zip(parameters, map(_converted, given)))
    after = len(parameters) - at - 1
    if len(given) < len(parameters) - 1:
        raise TypeError(
            f"Too few arguments for {shown}; actual {len(given)}, expected at least {len(parameters) - 1}"
        )
    chosen = dict(zip(parameters[:at], given))
    chosen[parameters[at]] = given[at : len(given) - after]
    chosen.update(zip(parameters[at + 1 :], given[len(given) - after :]))
    return chosen


class _Subscripted:
    """`Class[int]`, or, with a name, `List[int]`"""

    def __init__(self, origin, args, name=None):
        self.__origin__ = origin
        self.__args__ = tuple(_converted(arg) for arg in args)
        self.__parameters__ = _parameters_in(self.__args__)
        self._name = name
        self.__module__ = "typing" if name is not None else origin.__module__

    def _with(self, args):
        """The same with other arguments."""
        return type(self)(self.__origin__, args, self._name)

    def __mro_entries__(self, bases):
        if not isinstance(self.__origin__, type):
            raise TypeError(f"Cannot subclass {self!r}")
        others = bases[bases.index(self) + 1 :]
        generic = any(
            isinstance(base, _Subscripted) or isinstance(base, type) and issubclass(base, Generic) for base in others
        )
        if self._name is not None:
            own = () if self.__origin__ in bases else (self.__origin__,)
            return own if generic else (*own, Generic)
        if self.__origin__ is Generic and generic:
            return ()
        return (self.__origin__,)

    def __call__(self, *args, **kwargs):
        if self._name is not None:
            name, origin = self._name, self.__origin__.__name__
            raise TypeError(f"Type {name} cannot be instantiated; use {origin}() instead")
        made = self.__origin__(*args, **kwargs)
        try:
            made.__orig_class__ = self
        except AttributeError:
            pass
        return made

    def __getitem__(self, args):
        if _is_form(self.__origin__):
            raise TypeError(f"Cannot subscript already-subscripted {self}")
        if not self.__parameters__:
            raise TypeError(f"{self} is not a generic class")
        return self._with(_substituted(self, self.__args__, self.__parameters__, args))

    def __getattr__(self, name):
        if name.startswith("__") and name.endswith("__"):
            raise AttributeError(name)
        return getattr(self.__origin__, name)

    def __iter__(self):
        yield _Unpacked(self)

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
        shown = _text(self.__origin__) if self._name is None else f"typing.{self._name}"
        return f"{shown}[{', '.join(map(_text, self.__args__)) or '()'}]"


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
