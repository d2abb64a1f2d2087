"""Classes whose methods follow from their annotated attributes (PEP 557)."""

import sys
from reprlib import recursive_repr

__all__ = [
    "dataclass", "field", "Field", "FrozenInstanceError", "InitVar", "KW_ONLY", "MISSING", "fields", "asdict",
    "astuple", "make_dataclass", "replace", "is_dataclass",
]


class FrozenInstanceError(AttributeError):
    """An attribute of an instance that cannot change was set or deleted."""


class _MISSING_TYPE:
    pass


MISSING = _MISSING_TYPE()


class _KW_ONLY_TYPE:
    pass


KW_ONLY = _KW_ONLY_TYPE()


class _FACTORY_TYPE:
    def __repr__(self):
        return "<factory>"


# The default that a signature shows for a field with a default_factory.
_FACTORY = _FACTORY_TYPE()


class _Kind:
    """What a field is: one that instances have, a class variable, or an argument of __post_init__ alone."""

    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name


_FIELD = _Kind("_FIELD")
_FIELD_CLASSVAR = _Kind("_FIELD_CLASSVAR")
_FIELD_INITVAR = _Kind("_FIELD_INITVAR")

_FIELDS = "__dataclass_fields__"
_PARAMS = "__dataclass_params__"


class InitVar:
    """The type of an argument of __init__ that goes to __post_init__ and becomes no attribute."""

    __slots__ = ("type",)

    def __init__(self, type):
        self.type = type

    def __repr__(self):
        kind = self.type
        name = kind.__name__ if isinstance(kind, type) and type(kind) is not type(list[int]) else repr(kind)
        return f"dataclasses.InitVar[{name}]"

    def __class_getitem__(cls, type):
        return InitVar(type)


class Field:
    """What is known about one field."""

    __slots__ = (
        "name", "type", "default", "default_factory", "repr", "hash", "init", "compare", "metadata", "kw_only",
        "_field_type",
    )

    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only):
        self.name = None
        self.type = None
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.hash = hash
        self.compare = compare
        self.metadata = _read_only({} if metadata is None else metadata)
        self.kw_only = kw_only
        self._field_type = None

    @recursive_repr()
    def __repr__(self):
        shown = ",".join(f"{name}={getattr(self, name)!r}" for name in _SHOWN)
        return f"Field({shown})"

    def __set_name__(self, owner, name):
        set_name = getattr(type(self.default), "__set_name__", None)
        if set_name is not None:
            set_name(self.default, owner, name)

    __class_getitem__ = classmethod(type(list[int]))


_SHOWN = (
    "name", "type", "default", "default_factory", "init", "repr", "hash", "compare", "metadata", "kw_only",
    "_field_type",
)
_read_only = type(type.__dict__)


def field(
    *, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True, metadata=None,
    kw_only=MISSING,
):
    """Says more about a field than its annotation and default do."""
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError("cannot specify both default and default_factory")
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only)


class _DataclassParams:
    """How the decorator was called."""

    __slots__ = (
        "init", "repr", "eq", "order", "unsafe_hash", "frozen", "match_args", "kw_only", "slots", "weakref_slot",
    )

    def __init__(self, **options):
        for name in self.__slots__:
            setattr(self, name, options[name])

    def __repr__(self):
        return f"_DataclassParams({','.join(f'{name}={getattr(self, name)!r}' for name in self.__slots__)})"


def dataclass(
    cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False, match_args=True,
    kw_only=False, slots=False, weakref_slot=False,
):
    """Adds the methods that follow from the annotated attributes of a class."""
    params = _DataclassParams(
        init=init, repr=repr, eq=eq, order=order, unsafe_hash=unsafe_hash, frozen=frozen, match_args=match_args,
        kw_only=kw_only, slots=slots, weakref_slot=weakref_slot,
    )

    def decorate(cls):
        return _completed(cls, params)

    return decorate if cls is None else decorate(cls)


def _completed(cls, params):
    """The class with everything added: itself, or, with slots, another."""
    fields = _inherited_fields(cls, params)
    own = _own_fields(cls, params.kw_only)
    for each in own:
        fields[each.name] = each
        # A default stays as class attribute; field() itself does not.
        if isinstance(cls.__dict__.get(each.name), Field):
            if each.default is MISSING:
                delattr(cls, each.name)
            else:
                setattr(cls, each.name, each.default)
    annotations = cls.__dict__.get("__annotations__", {})
    for name, value in cls.__dict__.items():
        if isinstance(value, Field) and name not in annotations:
            raise TypeError(f"{name!r} is a field but has no type annotation")

    defines_hash = cls.__dict__.get("__hash__", MISSING)
    has_hash = not (defines_hash is MISSING or defines_hash is None and "__eq__" in cls.__dict__)
    if params.order and not params.eq:
        raise ValueError("eq must be true if order is true")

    setattr(cls, _FIELDS, fields)
    setattr(cls, _PARAMS, params)
    in_instances = [each for each in fields.values() if each._field_type is _FIELD]
    in_init = [each for each in fields.values() if each._field_type in (_FIELD, _FIELD_INITVAR)]
    positional = [each for each in in_init if each.init and not each.kw_only]
    by_keyword = [each for each in in_init if each.init and each.kw_only]

    if params.init:
        _set_new(cls, "__init__", _make_init(cls, in_init, positional, by_keyword, params))
    _set_new(cls, "__replace__", _replace)
    if params.repr:
        _set_new(cls, "__repr__", _make_repr(cls, [each for each in in_instances if each.repr]))
    compared = [each.name for each in in_instances if each.compare]
    if params.eq:
        _set_new(cls, "__eq__", _make_eq(cls, compared))
    if params.order:
        _add_order(cls, compared)
    if params.frozen:
        _freeze(cls, in_instances)
    _set_hash(cls, params, in_instances, has_hash)
    if not getattr(cls, "__doc__"):
        cls.__doc__ = cls.__name__ + _shown_signature(positional, by_keyword)
    if params.match_args:
        _set_new(cls, "__match_args__", tuple(each.name for each in positional))
    if params.weakref_slot and not params.slots:
        raise TypeError("weakref_slot is True but slots is False")
    if params.slots:
        cls = _with_slots(cls, params, in_instances)
    _finish_abstract(cls)
    return cls


def _inherited_fields(cls, params):
    """The fields of the bases, the nearest last; a frozen class and one that is not do not mix."""
    fields = {}
    any_frozen = False
    all_frozen = None
    for base in reversed(cls.__mro__[1:]):
        base_fields = getattr(base, _FIELDS, None)
        if base_fields is None:
            continue
        fields.update(base_fields)
        frozen = getattr(base, _PARAMS).frozen
        any_frozen = any_frozen or frozen
        all_frozen = frozen if all_frozen is None else all_frozen and frozen
    if all_frozen is not None:
        if any_frozen and not params.frozen:
            raise TypeError("cannot inherit non-frozen dataclass from a frozen one")
        if all_frozen is False and params.frozen:
            raise TypeError("cannot inherit frozen dataclass from a non-frozen one")
    return fields


def _own_fields(cls, kw_only):
    """The fields that the class itself annotates, in order."""
    found = []
    after_marker = False
    for name, annotation in cls.__dict__.get("__annotations__", {}).items():
        if _is_marker(annotation, cls):
            if after_marker:
                raise TypeError(f"{name!r} is KW_ONLY, but KW_ONLY has already been specified")
            after_marker = kw_only = True
        else:
            found.append(_field_of(cls, name, annotation, kw_only))
    return found


def _is_marker(annotation, cls):
    if isinstance(annotation, str):
        return _named(annotation, cls) is KW_ONLY
    return annotation is KW_ONLY or annotation is _KW_ONLY_TYPE


def _named(text, cls):
    """What an annotation that is text names, before its brackets; only names and names in modules are looked up."""
    path = text.strip().partition("[")[0].strip().split(".")
    if not all(part.isidentifier() for part in path):
        return None
    module = sys.modules.get(cls.__module__)
    value = getattr(module, path[0], None)
    for part in path[1:]:
        value = getattr(value, part, None)
    return value


def _field_of(cls, name, annotation, kw_only):
    """The field that an annotated attribute makes."""
    default = getattr(cls, name, MISSING)
    if isinstance(default, Field):
        made = default
    else:
        # A member of __slots__ is no default.
        if isinstance(default, type(Field.name)):
            default = MISSING
        made = field(default=default)
    made.name = name
    made.type = annotation
    made._field_type = _kind_of(cls, annotation)
    if made._field_type is not _FIELD and made.default_factory is not MISSING:
        raise TypeError(f"field {name} cannot have a default factory")
    if made._field_type in (_FIELD, _FIELD_INITVAR):
        if made.kw_only is MISSING:
            made.kw_only = kw_only
    elif made.kw_only is not MISSING:
        raise TypeError(f"field {name} is a ClassVar but specifies kw_only")
    if made._field_type is _FIELD and made.default.__class__.__hash__ is None:
        raise ValueError(f"mutable default {made.default.__class__} for field {name} is not allowed: use default_factory")
    return made


def _kind_of(cls, annotation):
    value = _named(annotation, cls) if isinstance(annotation, str) else annotation
    if value is InitVar or type(value) is InitVar:
        return _FIELD_INITVAR
    typing = sys.modules.get("typing")
    if typing is not None and (value is typing.ClassVar or getattr(value, "__origin__", None) is typing.ClassVar):
        return _FIELD_CLASSVAR
    return _FIELD


def _set_new(cls, name, value):
    """Sets an attribute unless the class body has; tells whether it had."""
    if name in cls.__dict__:
        return True
    if hasattr(value, "__qualname__"):
        value.__qualname__ = f"{cls.__qualname__}.{name}"
        value.__module__ = cls.__module__
    setattr(cls, name, value)
    return False


def _function(cls, name, parameters, body, names, annotations=None):
    """A method of a class from its text, so that it takes its arguments as any other does."""
    lines = [f"def make({', '.join(names)}):", f" def {name}({', '.join(parameters)}):"]
    lines += [f"  {line}" for line in body or ["pass"]]
    lines.append(f" return {name}")
    namespace = {}
    # Its globals are those of the module that has the class, for annotations that are text.
    exec("\n".join(lines), sys.modules[cls.__module__].__dict__ if cls.__module__ in sys.modules else {}, namespace)
    made = namespace["make"](**names)
    if annotations:
        made.__annotations__ = annotations
    return made


def _make_init(cls, in_init, positional, by_keyword, params):
    seen_default = None
    for each in positional:
        if each.default is not MISSING or each.default_factory is not MISSING:
            seen_default = each
        elif seen_default is not None:
            raise TypeError(f"non-default argument {each.name!r} follows default argument {seen_default.name!r}")
    own = "__dataclass_self__" if any(each.name == "self" for each in in_init) else "self"
    names = {"__dataclass_factory__": _FACTORY, "__dataclass_object__": object}
    annotations = {}
    body = []
    for each in in_init:
        value = _value_in_init(each, names, params.slots)
        if each.init:
            annotations[each.name] = each.type
        if value is None or each._field_type is _FIELD_INITVAR:
            continue
        if params.frozen:
            body.append(f"__dataclass_object__.__setattr__({own}, {each.name!r}, {value})")
        else:
            body.append(f"{own}.{each.name} = {value}")
    if hasattr(cls, "__post_init__"):
        extra = ", ".join(each.name for each in in_init if each._field_type is _FIELD_INITVAR)
        body.append(f"{own}.__post_init__({extra})")
    parameters = [own, *map(_parameter, positional)]
    if by_keyword:
        parameters += ["*", *map(_parameter, by_keyword)]
    annotations["return"] = None
    return _function(cls, "__init__", parameters, body, names, annotations)


def _value_in_init(each, names, slots):
    """The expression that __init__ sets a field to, None when it leaves the field alone."""
    default = f"__dataclass_default_{each.name}__"
    if each.default_factory is not MISSING:
        names[default] = each.default_factory
        if each.init:
            return f"{default}() if {each.name} is __dataclass_factory__ else {each.name}"
        return f"{default}()"
    if each.init:
        if each.default is not MISSING:
            names[default] = each.default
        return each.name
    if slots and each.default is not MISSING:
        # The class has no default to fall back to: its name is that of the slot.
        names[default] = each.default
        return default
    return None


def _parameter(each):
    if each.default is not MISSING:
        return f"{each.name}=__dataclass_default_{each.name}__"
    if each.default_factory is not MISSING:
        return f"{each.name}=__dataclass_factory__"
    return each.name


def _make_repr(cls, shown):
    names = [each.name for each in shown]

    def __repr__(self):
        return f"{self.__class__.__qualname__}({', '.join(f'{name}={getattr(self, name)!r}' for name in names)})"

    return recursive_repr()(__repr__)


def _make_eq(cls, compared):
    terms = " and ".join(f"self.{name} == other.{name}" for name in compared) or "True"
    body = [
        "if self is other:",
        " return True",
        "if other.__class__ is self.__class__:",
        f" return {terms}",
        "return NotImplemented",
    ]
    return _function(cls, "__eq__", ["self", "other"], body, {})


def _add_order(cls, compared):
    own, others = (
        f"({''.join(f'{side}.{name},' for name in compared)})" for side in ("self", "other")
    )
    for name, symbol in (("__lt__", "<"), ("__le__", "<="), ("__gt__", ">"), ("__ge__", ">=")):
        body = [
            "if other.__class__ is self.__class__:",
            f" return {own} {symbol} {others}",
            "return NotImplemented",
        ]
        if _set_new(cls, name, _function(cls, name, ["self", "other"], body, {})):
            raise TypeError(
                f"Cannot overwrite attribute {name} in class {cls.__name__} Consider using functools.total_ordering"
            )


def _freeze(cls, fields):
    names = {each.name for each in fields}

    def __setattr__(self, name, value):
        if type(self) is cls or name in names:
            raise FrozenInstanceError(f"cannot assign to field {name!r}")
        super(cls, self).__setattr__(name, value)

    def __delattr__(self, name):
        if type(self) is cls or name in names:
            raise FrozenInstanceError(f"cannot delete field {name!r}")
        super(cls, self).__delattr__(name)

    for method in (__setattr__, __delattr__):
        if _set_new(cls, method.__name__, method):
            raise TypeError(f"Cannot overwrite attribute {method.__name__} in class {cls.__name__}")


def _set_hash(cls, params, fields, has_hash):
    """Hash by the fields when they cannot change, none when instances are compared by fields that can."""
    if params.unsafe_hash or params.eq and params.frozen:
        if has_hash:
            if params.unsafe_hash:
                raise TypeError(f"Cannot overwrite attribute __hash__ in class {cls.__name__}")
            return
        hashed = [each.name for each in fields if (each.compare if each.hash is None else each.hash)]
        terms = "".join(f"self.{name}," for name in hashed)
        made = _function(cls, "__hash__", ["self"], [f"return hash(({terms}))"], {})
        made.__qualname__ = f"{cls.__qualname__}.__hash__"
        made.__module__ = cls.__module__
        cls.__hash__ = made
    elif params.eq and not has_hash:
        cls.__hash__ = None


def _shown_signature(positional, by_keyword):
    """The signature as the class's docstring shows it."""

    def shown(each):
        text = f"{each.name}: {_annotation_text(each.type)}"
        if each.default is not MISSING:
            return f"{text} = {each.default!r}"
        return f"{text} = <factory>" if each.default_factory is not MISSING else text

    parts = [shown(each) for each in positional]
    if by_keyword:
        parts += ["*", *map(shown, by_keyword)]
    return f"({', '.join(parts)})"


def _annotation_text(annotation):
    if isinstance(annotation, str):
        return repr(annotation)
    if getattr(annotation, "__module__", None) == "typing":
        return repr(annotation).replace("typing.", "")
    if isinstance(annotation, type) and type(annotation) is not type(list[int]):
        if annotation.__module__ in ("builtins", ""):
            return annotation.__qualname__
        return f"{annotation.__module__}.{annotation.__qualname__}"
    return repr(annotation)


def _slots_in(base):
    slots = base.__dict__.get("__slots__")
    if slots is None:
        return ("__dict__", "__weakref__") if base.__dict__.get("__dict__") is not None else ()
    return (slots,) if isinstance(slots, str) else tuple(slots)


def _with_slots(cls, params, fields):
    """The class made again, with its fields as __slots__."""
    if "__slots__" in cls.__dict__:
        raise TypeError(f"{cls.__name__} already specifies __slots__")
    namespace = dict(cls.__dict__)
    names = [each.name for each in fields]
    inherited = {name for base in cls.__mro__[1:-1] for name in _slots_in(base)}
    slots = [name for name in names if name not in inherited]
    if params.weakref_slot and "__weakref__" not in inherited:
        slots.append("__weakref__")
    namespace["__slots__"] = tuple(slots)
    for name in names:
        # The default of a slot would hide it; __init__ has it.
        namespace.pop(name, None)
    namespace.pop("__dict__", None)
    namespace.pop("__weakref__", None)
    made = type(cls)(cls.__name__, cls.__bases__, namespace)
    made.__qualname__ = cls.__qualname__
    if params.frozen:
        if "__getstate__" not in cls.__dict__:
            made.__getstate__ = _get_state
        if "__setstate__" not in cls.__dict__:
            made.__setstate__ = _set_state
    return made


def _get_state(self):
    return [getattr(self, each.name) for each in fields(self)]


def _set_state(self, state):
    for each, value in zip(fields(self), state):
        object.__setattr__(self, each.name, value)


def _finish_abstract(cls):
    if hasattr(cls, "__abstractmethods__"):
        from abc import update_abstractmethods

        update_abstractmethods(cls)


def fields(class_or_instance):
    """The fields of a dataclass or of an instance of one."""
    found = getattr(class_or_instance, _FIELDS, None)
    if found is None:
        raise TypeError("must be called with a dataclass type or instance")
    return tuple(each for each in found.values() if each._field_type is _FIELD)


def _is_instance(obj):
    return hasattr(type(obj), _FIELDS)


def is_dataclass(obj):
    """Whether something is a dataclass or an instance of one."""
    return hasattr(obj if isinstance(obj, type) else type(obj), _FIELDS)


def asdict(obj, *, dict_factory=dict):
    """An instance as a dict, and the instances inside it as well."""
    if not _is_instance(obj):
        raise TypeError("asdict() should be called on dataclass instances")

    def unfold(instance, part):
        return dict_factory([(each.name, part(getattr(instance, each.name))) for each in fields(instance)])

    return _unfolded(obj, unfold)


def astuple(obj, *, tuple_factory=tuple):
    """An instance as a tuple, and the instances inside it as well."""
    if not _is_instance(obj):
        raise TypeError("astuple() should be called on dataclass instances")

    def unfold(instance, part):
        return tuple_factory([part(getattr(instance, each.name)) for each in fields(instance)])

    return _unfolded(obj, unfold)


def _unfolded(value, unfold):
    """A copy in which unfold has replaced the dataclass instances in lists, tuples and dicts."""

    def part(inner):
        return _unfolded(inner, unfold)

    cls = type(value)
    if cls in _PLAIN:
        return value
    if hasattr(cls, _FIELDS):
        return unfold(value, part)
    if isinstance(value, tuple) and hasattr(value, "_fields"):
        return cls(*[part(item) for item in value])
    if isinstance(value, (list, tuple)):
        return cls(part(item) for item in value)
    if isinstance(value, dict):
        pairs = ((part(key), part(inner)) for key, inner in value.items())
        if hasattr(cls, "default_factory"):
            made = cls(value.default_factory)
            made.update(pairs)
            return made
        return cls(pairs)
    from copy import deepcopy

    return deepcopy(value)


_PLAIN = {type(None), bool, int, float, str, complex, bytes, type(...), type(NotImplemented), range, type, property}


def replace(obj, /, **changes):
    """A new instance with the same fields, except for those given."""
    if not _is_instance(obj):
        raise TypeError("replace() should be called on dataclass instances")
    return _replace(obj, **changes)


def _replace(self, /, **changes):
    for each in getattr(self, _FIELDS).values():
        name, kind = each.name, each._field_type
        if kind is _FIELD_CLASSVAR:
            continue
        if each.init and name not in changes:
            if kind is _FIELD_INITVAR and each.default is MISSING:
                raise TypeError(f"InitVar {name!r} must be specified with replace()")
            changes[name] = getattr(self, name)
        elif name in changes and not each.init:
            raise TypeError(f"field {name} is declared with init=False, it cannot be specified with replace()")
    return self.__class__(**changes)


def make_dataclass(
    cls_name, fields, *, bases=(), namespace=None, init=True, repr=True, eq=True, order=False, unsafe_hash=False,
    frozen=False, match_args=True, kw_only=False, slots=False, weakref_slot=False, module=None,
):
    """A dataclass from a list of names, of pairs (name, type) or of (name, type, field)."""
    from types import new_class

    annotations, defaults = {}, {}
    for item in fields:
        name, kind, *default = _parts_of_field(item)
        _check_name(name, annotations)
        annotations[name] = kind
        if default:
            defaults[name] = default[0]
    body = {**(namespace or {}), **defaults, "__annotations__": annotations}
    made = new_class(cls_name, bases, {}, lambda empty: empty.update(body))
    made.__module__ = sys._getframe(1).f_globals.get("__name__", "__main__") if module is None else module
    return dataclass(
        made, init=init, repr=repr, eq=eq, order=order, unsafe_hash=unsafe_hash, frozen=frozen, match_args=match_args,
        kw_only=kw_only, slots=slots, weakref_slot=weakref_slot,
    )


def _parts_of_field(item):
    """Name, type and perhaps field of what make_dataclass is given for a field."""
    if isinstance(item, str):
        return item, "typing.Any"
    if len(item) not in (2, 3):
        raise TypeError(f"Invalid field: {item!r}")
    return item


def _check_name(name, taken):
    """TypeError if a field cannot have that name."""
    from keyword import iskeyword

    if not isinstance(name, str) or not name.isidentifier():
        raise TypeError(f"Field names must be valid identifiers: {name!r}")
    if iskeyword(name):
        raise TypeError(f"Field names must not be keywords: {name!r}")
    if name in taken:
        raise TypeError(f"Field name duplicated: {name!r}")


