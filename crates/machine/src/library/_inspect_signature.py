"""Signatures of callables (PEP 362), for `inspect`."""

# Where programs find these classes.
__name__ = "inspect"

import sys
import types
from enum import IntEnum


class _empty:
    """Stands for a default or annotation that is not there."""


_NOT_GIVEN = object()


class _ParameterKind(IntEnum):
    """How a parameter gets its value."""

    POSITIONAL_ONLY = "positional-only"
    POSITIONAL_OR_KEYWORD = "positional or keyword"
    VAR_POSITIONAL = "variadic positional"
    KEYWORD_ONLY = "keyword-only"
    VAR_KEYWORD = "variadic keyword"

    def __new__(cls, description):
        value = len(cls.__members__)
        made = int.__new__(cls, value)
        made._value_ = value
        made.description = description
        return made

    def __str__(self):
        return self.name


_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD, _VAR_POSITIONAL, _KEYWORD_ONLY, _VAR_KEYWORD = _ParameterKind


def formatannotation(annotation, base_module=None):
    """An annotation as a signature shows it."""
    if getattr(annotation, "__module__", None) == "typing":
        return repr(annotation).replace("typing.", "")
    if isinstance(annotation, types.GenericAlias):
        return str(annotation)
    if isinstance(annotation, type):
        if annotation.__module__ in ("builtins", base_module):
            return annotation.__qualname__
        return f"{annotation.__module__}.{annotation.__qualname__}"
    return repr(annotation)


class Parameter:
    """One parameter of a signature."""

    __slots__ = ("_name", "_kind", "_default", "_annotation")

    POSITIONAL_ONLY = _POSITIONAL_ONLY
    POSITIONAL_OR_KEYWORD = _POSITIONAL_OR_KEYWORD
    VAR_POSITIONAL = _VAR_POSITIONAL
    KEYWORD_ONLY = _KEYWORD_ONLY
    VAR_KEYWORD = _VAR_KEYWORD
    empty = _empty

    def __init__(self, name, kind, *, default=_empty, annotation=_empty):
        try:
            self._kind = _ParameterKind(kind)
        except ValueError:
            raise ValueError(f"value {kind!r} is not a valid Parameter.kind") from None
        if default is not _empty and self._kind in (_VAR_POSITIONAL, _VAR_KEYWORD):
            raise ValueError(f"{self._kind.description} parameters cannot have default values")
        if name is _empty:
            raise ValueError("name is a required attribute for Parameter")
        if not isinstance(name, str):
            raise TypeError(f"name must be a str, not a {type(name).__name__}")
        if not name.isidentifier():
            raise ValueError(f"{name!r} is not a valid parameter name")
        self._name = name
        self._default = default
        self._annotation = annotation

    name = property(lambda self: self._name)
    kind = property(lambda self: self._kind)
    default = property(lambda self: self._default)
    annotation = property(lambda self: self._annotation)

    def replace(self, *, name=_NOT_GIVEN, kind=_NOT_GIVEN, annotation=_NOT_GIVEN, default=_NOT_GIVEN):
        """A copy with some parts changed."""
        return type(self)(
            self._name if name is _NOT_GIVEN else name,
            self._kind if kind is _NOT_GIVEN else kind,
            default=self._default if default is _NOT_GIVEN else default,
            annotation=self._annotation if annotation is _NOT_GIVEN else annotation,
        )

    __replace__ = replace

    def __str__(self):
        text = self._name
        if self._annotation is not _empty:
            text += f": {formatannotation(self._annotation)}"
        if self._default is not _empty:
            text += f"{'=' if self._annotation is _empty else ' = '}{self._default!r}"
        return {_VAR_POSITIONAL: "*", _VAR_KEYWORD: "**"}.get(self._kind, "") + text

    def __repr__(self):
        return f'<{self.__class__.__name__} "{self}">'

    def __eq__(self, other):
        if not isinstance(other, Parameter):
            return NotImplemented
        return self._parts() == other._parts()

    def __hash__(self):
        return hash(self._parts())

    def _parts(self):
        return self._name, self._kind, self._default, self._annotation


class BoundArguments:
    """Arguments of a call by the names of the parameters."""

    __slots__ = ("arguments", "_signature", "__weakref__")

    def __init__(self, signature, arguments):
        self.arguments = arguments
        self._signature = signature

    signature = property(lambda self: self._signature)

    @property
    def args(self):
        """Those that are given by position."""
        found = []
        for name, parameter in self._signature.parameters.items():
            if parameter.kind in (_VAR_KEYWORD, _KEYWORD_ONLY) or name not in self.arguments:
                break
            if parameter.kind is _VAR_POSITIONAL:
                found.extend(self.arguments[name])
            else:
                found.append(self.arguments[name])
        return tuple(found)

    @property
    def kwargs(self):
        """Those that are given by name: what is only by name, and all after the first that has no value."""
        found = {}
        by_name = False
        for name, parameter in self._signature.parameters.items():
            given = name in self.arguments
            by_name = by_name or not given or parameter.kind in (_VAR_KEYWORD, _KEYWORD_ONLY)
            if given and by_name:
                value = self.arguments[name]
                found.update(value if parameter.kind is _VAR_KEYWORD else {name: value})
        return found

    def apply_defaults(self):
        """Fills in what was not given."""
        filled = {}
        for name, parameter in self._signature.parameters.items():
            if name in self.arguments:
                filled[name] = self.arguments[name]
            elif parameter.default is not _empty:
                filled[name] = parameter.default
            elif parameter.kind is _VAR_POSITIONAL:
                filled[name] = ()
            elif parameter.kind is _VAR_KEYWORD:
                filled[name] = {}
        self.arguments = filled

    def __eq__(self, other):
        if not isinstance(other, BoundArguments):
            return NotImplemented
        return self._signature == other._signature and self.arguments == other.arguments

    def __repr__(self):
        shown = ", ".join(f"{name}={value!r}" for name, value in self.arguments.items())
        return f"<{self.__class__.__name__} ({shown})>"


class Signature:
    """The parameters of a callable and the annotation of its result."""

    __slots__ = ("_return_annotation", "_parameters")

    empty = _empty

    def __init__(self, parameters=None, *, return_annotation=_empty, __validate_parameters__=True):
        found = {}
        last = _POSITIONAL_ONLY
        seen_default = False
        for parameter in parameters or ():
            kind, name = parameter.kind, parameter.name
            if kind < last:
                raise ValueError(
                    f"wrong parameter order: {last.description} parameter before {kind.description} parameter"
                )
            if kind in (_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD):
                if parameter.default is not _empty:
                    seen_default = True
                elif seen_default:
                    raise ValueError("non-default argument follows default argument")
            if name in found:
                raise ValueError(f"duplicate parameter name: {name!r}")
            last = kind
            found[name] = parameter
        self._parameters = types.MappingProxyType(found)
        self._return_annotation = return_annotation

    parameters = property(lambda self: self._parameters)
    return_annotation = property(lambda self: self._return_annotation)

    @classmethod
    def from_callable(cls, obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False):
        """The signature of a callable."""
        return _signature(cls, obj, follow_wrapped, eval_str, globals, locals)

    def replace(self, *, parameters=_NOT_GIVEN, return_annotation=_NOT_GIVEN):
        """A copy with some parts changed."""
        parameters = self._parameters.values() if parameters is _NOT_GIVEN else parameters
        result = self._return_annotation if return_annotation is _NOT_GIVEN else return_annotation
        return type(self)(parameters, return_annotation=result)

    __replace__ = replace

    def bind(self, /, *args, **kwargs):
        """Gives each argument to its parameter, as a call does."""
        return self._bound(args, kwargs, False)

    def bind_partial(self, /, *args, **kwargs):
        """As bind(), with arguments missing."""
        return self._bound(args, kwargs, True)

    def _bound(self, args, kwargs, partial):
        arguments = {}
        waiting = list(args)
        by_name_only = []
        rest_name = None
        for parameter in self._parameters.values():
            kind, name = parameter.kind, parameter.name
            if kind is _VAR_KEYWORD:
                rest_name = name
            elif kind is _VAR_POSITIONAL:
                if waiting:
                    arguments[name] = tuple(waiting)
                    waiting = []
            elif waiting and kind is not _KEYWORD_ONLY:
                if name in kwargs and kind is not _POSITIONAL_ONLY:
                    raise TypeError(f"multiple values for argument {name!r}")
                arguments[name] = waiting.pop(0)
            else:
                if waiting:
                    raise TypeError("too many positional arguments")
                by_name_only.append(parameter)
        if waiting:
            raise TypeError("too many positional arguments")
        rest = dict(kwargs)
        takes_rest = rest_name is not None
        for parameter in by_name_only:
            name = parameter.name
            if parameter.kind is _POSITIONAL_ONLY:
                if name in rest and not takes_rest:
                    raise TypeError(f"got some positional-only arguments passed as keyword arguments: {name!r}")
                if parameter.default is _empty and not partial:
                    raise TypeError(f"missing a required argument: {name!r}")
            elif name in rest:
                arguments[name] = rest.pop(name)
            elif parameter.default is _empty and not partial:
                raise TypeError(f"missing a required argument: {name!r}")
        if rest:
            if not takes_rest:
                raise TypeError(f"got an unexpected keyword argument {next(iter(rest))!r}")
            arguments[rest_name] = rest
        order = list(self._parameters)
        return BoundArguments(self, dict(sorted(arguments.items(), key=lambda pair: order.index(pair[0]))))

    def format(self, *, max_width=None):
        """The text of the signature; parameters get lines of their own when it would be too long."""
        parts = []
        last = None
        for parameter in self._parameters.values():
            if last is _POSITIONAL_ONLY and parameter.kind is not _POSITIONAL_ONLY:
                parts.append("/")
            if parameter.kind is _KEYWORD_ONLY and last not in (_KEYWORD_ONLY, _VAR_POSITIONAL):
                parts.append("*")
            parts.append(str(parameter))
            last = parameter.kind
        if last is _POSITIONAL_ONLY:
            parts.append("/")
        text = f"({', '.join(parts)})"
        if max_width is not None and len(text) > max_width:
            text = "(\n    " + ",\n    ".join(parts) + "\n)"
        if self._return_annotation is not _empty:
            text += f" -> {formatannotation(self._return_annotation)}"
        return text

    def __str__(self):
        return self.format()

    def __repr__(self):
        return f"<{self.__class__.__name__} {self}>"

    def _parts(self):
        """What counts in comparisons: the order of keyword-only parameters does not."""
        ordered = tuple(p for p in self._parameters.values() if p.kind is not _KEYWORD_ONLY)
        named = {p.name: p for p in self._parameters.values() if p.kind is _KEYWORD_ONLY}
        return ordered, named, self._return_annotation

    def __eq__(self, other):
        if not isinstance(other, Signature):
            return NotImplemented
        return self._parts() == other._parts()

    def __hash__(self):
        ordered, named, result = self._parts()
        return hash((ordered, frozenset(named.values()), result))


def signature(obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False):
    """The signature of a callable."""
    return Signature.from_callable(
        obj, follow_wrapped=follow_wrapped, globals=globals, locals=locals, eval_str=eval_str
    )


def unwrap(func, *, stop=None):
    """What decorators have wrapped, by __wrapped__."""
    seen = {id(func)}
    original = func
    while not isinstance(func, type) and hasattr(func, "__wrapped__"):
        if stop is not None and stop(func):
            break
        func = func.__wrapped__
        if id(func) in seen or len(seen) >= sys.getrecursionlimit():
            raise ValueError(f"wrapper loop when unwrapping {original!r}")
        seen.add(id(func))
    return func


def _signature(cls, obj, follow, eval_str, globals, locals):
    if not callable(obj):
        raise TypeError(f"{obj!r} is not a callable object")

    def again(inner):
        return _signature(cls, inner, follow, eval_str, globals, locals)

    if isinstance(obj, types.MethodType):
        return _without_first(again(obj.__func__))
    if follow:
        obj = unwrap(obj, stop=lambda each: hasattr(each, "__signature__") or isinstance(each, types.MethodType))
        if isinstance(obj, types.MethodType):
            return again(obj)
    own = getattr(obj, "__signature__", None)
    if own is not None:
        if not isinstance(own, Signature):
            raise TypeError(f"unexpected object {own!r} in __signature__ attribute")
        return own
    partial_method = getattr(obj, "__partialmethod__", None)
    if partial_method is not None:
        return _of_partial(again(partial_method.func), partial_method.args, partial_method.keywords, 1)
    if isinstance(obj, types.FunctionType):
        return _of_function(cls, obj, eval_str, globals, locals)
    if type(obj).__name__ == "partial" and hasattr(obj, "keywords"):
        return _of_partial(again(obj.func), obj.args, obj.keywords)
    if isinstance(obj, type):
        return _of_class(cls, obj, again)
    if hasattr(obj, "__text_signature__"):
        text = obj.__text_signature__
        if text is None:
            raise ValueError(f"no signature found for builtin {obj!r}")
        return _of_text(cls, obj, text)
    call = getattr(type(obj), "__call__", None)
    if call is not None and isinstance(call, types.FunctionType):
        return _without_first(again(call))
    raise ValueError(f"callable {obj!r} is not supported by signature")


def _without_first(found):
    """The signature without the parameter that the instance is given to."""
    parameters = list(found.parameters.values())
    if not parameters or parameters[0].kind in (_VAR_KEYWORD, _KEYWORD_ONLY):
        raise ValueError("invalid method signature")
    if parameters[0].kind is not _VAR_POSITIONAL:
        parameters.pop(0)
    return found.replace(parameters=parameters)


def _of_function(cls, function, eval_str, globals, locals):
    from inspect import get_annotations

    code = function.__code__
    names = code.co_varnames
    count, posonly, kwonly = code.co_argcount, code.co_posonlyargcount, code.co_kwonlyargcount
    annotations = get_annotations(function, globals=globals, locals=locals, eval_str=eval_str)
    defaults = function.__defaults__ or ()
    kwdefaults = function.__kwdefaults__ or {}
    parameters = []

    def add(name, kind, default=_empty):
        parameters.append(Parameter(_shown(name), kind, default=default, annotation=annotations.get(name, _empty)))

    for index, name in enumerate(names[:count]):
        at = index - (count - len(defaults))
        kind = _POSITIONAL_ONLY if index < posonly or name.startswith(".") else _POSITIONAL_OR_KEYWORD
        add(name, kind, defaults[at] if at >= 0 else _empty)
    after = count + kwonly
    if code.co_flags & 4:
        add(names[after], _VAR_POSITIONAL)
        after += 1
    for name in names[count : count + kwonly]:
        add(name, _KEYWORD_ONLY, kwdefaults.get(name, _empty))
    if code.co_flags & 8:
        add(names[after], _VAR_KEYWORD)
    return cls(parameters, return_annotation=annotations.get("return", _empty))


def _shown(name):
    """The name of a parameter; those of comprehensions have names that no program can write."""
    return f"implicit{name[1:]}" if name.startswith(".") else name


def _of_partial(found, args, keywords, skipped=0):
    """The signature with the arguments that are already given taken out, or made defaults."""
    parameters = list(found.parameters.values())
    try:
        bound = found.bind_partial(*([None] * skipped), *args, **keywords)
    except TypeError as error:
        raise ValueError("partial object has incorrect arguments") from error
    kept = []
    by_keyword = False
    for index, parameter in enumerate(parameters):
        name, kind = parameter.name, parameter.kind
        given = name in bound.arguments and index >= skipped
        if given and name not in keywords and kind in (_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD):
            continue
        if given and kind in (_POSITIONAL_OR_KEYWORD, _KEYWORD_ONLY):
            by_keyword = by_keyword or kind is _POSITIONAL_OR_KEYWORD
            parameter = parameter.replace(kind=_KEYWORD_ONLY, default=bound.arguments[name])
        elif by_keyword and kind is _POSITIONAL_OR_KEYWORD:
            parameter = parameter.replace(kind=_KEYWORD_ONLY)
        elif by_keyword and kind is _VAR_POSITIONAL:
            continue
        kept.append(parameter)
    return found.replace(parameters=kept)


def _of_class(cls, obj, again):
    """By the metaclass's __call__, __new__ or __init__, whichever the program has written."""
    call = getattr(type(obj), "__call__", None)
    if isinstance(call, types.FunctionType) and type(obj).__module__ != "enum":
        return _without_first(again(call))
    for base in obj.__mro__:
        for name in ("__new__", "__init__"):
            method = base.__dict__.get(name)
            method = getattr(method, "__func__", method)
            if isinstance(method, types.FunctionType):
                return _without_first(again(method))
        if base is not object and "__new__" not in base.__dict__ and "__init__" not in base.__dict__:
            continue
        if base is object:
            return cls()
        text = base.__text_signature__
        if text is None:
            kind = "builtin" if obj is type else "builtin type"
            raise ValueError(f"no signature found for {kind} {obj!r}")
        return _of_text(cls, obj, text)
    return cls()


def _of_text(cls, obj, text):
    """The signature that a builtin function's text shows, without what is bound already: a parameter with a dollar
    sign."""
    namespace = {}
    parameters = text.replace("$", "")
    exec(f"def function{parameters}: pass", {"sys": sys}, namespace)
    found = _of_function(cls, namespace["function"], False, None, None)
    bound = isinstance(obj, (types.BuiltinFunctionType, types.MethodWrapperType))
    if "$module" in text or "$" in text and bound and getattr(obj, "__self__", None) is not None:
        return _without_first(found)
    return found
