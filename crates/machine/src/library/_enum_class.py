"""The class of enums, and the namespace that their bodies fill. `enum` has the enums themselves."""

# Where programs find these classes.
__name__ = "enum"

import sys
from builtins import property as _property
from types import DynamicClassAttribute, MappingProxyType

_NOT_GIVEN = object()


class nonmember:
    """Keeps a value in the body of an enum from becoming a member."""

    def __init__(self, value):
        self.value = value


class member:
    """Makes a value in the body of an enum a member that would not be one."""

    def __init__(self, value):
        self.value = value


class auto:
    """Stands for the value that _generate_next_value_ gives."""

    def __init__(self, value=_NOT_GIVEN):
        self.value = value

    def __repr__(self):
        return f"auto({'<object object>' if self.value is _NOT_GIVEN else self.value!r})"


class property(DynamicClassAttribute):
    """An attribute of members that leaves its name free for a member of the class."""

    member = None

    def __get__(self, instance, ownerclass=None):
        if instance is None:
            if self.member is not None:
                return self.member
            raise AttributeError(f"{ownerclass!r} has no attribute {self.name!r}")
        if self.fget is not None:
            return self.fget(instance)
        if self.member is not None:
            return self.member
        raise AttributeError(f"{ownerclass!r} has no attribute {self.name!r}")

    def __set__(self, instance, value):
        if self.fset is None:
            raise AttributeError(f"<enum {self.clsname!r}> cannot set attribute {self.name!r}")
        return self.fset(instance, value)

    def __delete__(self, instance):
        if self.fdel is None:
            raise AttributeError(f"<enum {self.clsname!r}> cannot delete attribute {self.name!r}")
        return self.fdel(instance)

    def __set_name__(self, ownerclass, name):
        self.name = name
        self.clsname = ownerclass.__name__


def _is_dunder(name):
    inner = name[2:-2]
    return name == f"__{inner}__" and inner != "" and inner == inner.strip("_")


def _is_sunder(name):
    inner = name[1:-1]
    return name == f"_{inner}_" and inner != "" and inner == inner.strip("_")


def _is_private(cls_name, name):
    prefix = f"_{cls_name}__"
    return name.startswith(prefix) and len(name) > len(prefix) and not name.endswith("__")


def _is_descriptor(value):
    return hasattr(value, "__get__") or hasattr(value, "__set__") or hasattr(value, "__delete__")


def _is_nested_class(cls_name, value):
    return isinstance(value, type) and getattr(value, "__qualname__", "").endswith(f"{cls_name}.{value.__name__}")


# The names of that form that mean something in a body; the last line is for the classes of `enum` itself.
_RESERVED = {
    "_order_", "_generate_next_value_", "_numeric_repr_", "_missing_", "_ignore_", "_iter_member_",
    "_iter_member_by_value_", "_iter_member_by_def_", "_add_alias_", "_add_value_alias_", "_use_args_",
    "_kind_", "_operators_", "_keeps_text_", "_look_up_", "_note_value_",
}


class EnumDict(dict):
    """The namespace of an enum's body: it notes which names are members, and in which order."""

    def __init__(self, cls_name=None):
        super().__init__()
        self._cls_name, self._generate_next_value, self._auto_called = cls_name, None, False
        self._member_names, self._last_values, self._ignore = {}, [], []

    @_property
    def member_names(self):
        return list(self._member_names)

    def __setitem__(self, key, value):
        if self._cls_name is not None and _is_private(self._cls_name, key):
            pass
        elif _is_sunder(key):
            self._note_special(key, value)
        elif _is_dunder(key):
            key = "_order_" if key == "__order__" else key
        elif key in self._member_names:
            raise TypeError(f"{key!r} already defined as {self[key]!r}")
        elif key in self._ignore:
            pass
        elif isinstance(value, nonmember):
            value = value.value
        elif isinstance(value, member):
            value = value.value
            self._member_names[key] = None
            self._last_values.append(value)
        elif not _is_descriptor(value) and not _is_nested_class(self._cls_name, value):
            if key in self:
                raise TypeError(f"{key!r} already defined as {self[key]!r}")
            resolved = self._resolved(key, value)
            if resolved is value:
                self._last_values.append(value)
            value = resolved
            self._member_names[key] = None
        super().__setitem__(key, value)

    def _note_special(self, key, value):
        if key not in _RESERVED:
            raise ValueError(f"_sunder_ names, such as {key!r}, are reserved for future Enum use")
        if key == "_generate_next_value_":
            if self._auto_called:
                raise TypeError("_generate_next_value_ must be defined before members")
            self._generate_next_value = getattr(value, "__func__", value)
        elif key == "_ignore_":
            self._ignore = value.replace(",", " ").split() if isinstance(value, str) else list(value)
            already = set(self._ignore) & set(self._member_names)
            if already:
                raise ValueError(f"_ignore_ cannot specify already set names: {already!r}")

    def _resolved(self, key, value):
        """The value with its autos replaced by what they stand for; each of those counts as a value before the next."""
        if isinstance(value, auto):
            return self._next(key, value)
        if isinstance(value, tuple) and any(isinstance(part, auto) for part in value):
            parts = [self._next(key, part) if isinstance(part, auto) else part for part in value]
            try:
                return type(value)(parts)
            except TypeError:
                return type(value)(*parts)
        return value

    def _next(self, key, marker):
        if marker.value is _NOT_GIVEN:
            self._auto_called = True
            marker.value = self._generate_next_value(key, 1, len(self._member_names), self._last_values[:])
        self._last_values.append(marker.value)
        return marker.value

    def update(self, members, **more):
        for given in (dict(members), more):
            for key, value in given.items():
                self[key] = value


_EnumDict = EnumDict


class _Proto:
    """A member to be, in the namespace; when the class is there, it makes the member and puts it in its place."""

    def __init__(self, value):
        self.value = value

    def __set_name__(self, enum_class, name):
        type.__delattr__(enum_class, name)
        value = self.value
        args = value if isinstance(value, tuple) else (value,)
        if enum_class._member_type_ is tuple:
            args = (args,)
        made = enum_class._new_member_(enum_class, *(args if enum_class._use_args_ else ()))
        if not hasattr(made, "_value_"):
            if enum_class._member_type_ is object:
                made._value_ = value
            else:
                try:
                    made._value_ = enum_class._member_type_(*args)
                except Exception as error:
                    raise TypeError("_value_ not set in __new__, unable to create it") from error
        value = made._value_
        made._name_ = name
        made.__objclass__ = enum_class
        made.__init__(*args)
        made._sort_order_ = len(enum_class._member_names_)
        same = _find_equal(enum_class, value)
        if same is not None:
            made = same
        elif enum_class._note_value_(value):
            enum_class._member_names_.append(name)
        _add_name(enum_class, name, made)
        try:
            enum_class._value2member_map_.setdefault(value, made)
        except TypeError:
            enum_class._unhashable_values_.append(value)


def _find_equal(enum_class, value):
    """The member with that value, None when there is none."""
    try:
        return enum_class._value2member_map_.get(value)
    except TypeError:
        for known in enum_class._member_map_.values():
            if known._value_ == value:
                return known
        return None


def _add_name(enum_class, name, made):
    """Lets a name of the class mean a member, in addition to what it means for members."""
    found = next((base.__dict__[name] for base in enum_class.__mro__[1:] if name in base.__dict__), None)
    if found is not None and _is_descriptor(found):
        if isinstance(found, (property, DynamicClassAttribute)):
            redirect = property(found.fget, found.fset, found.fdel)
        else:
            redirect = property(lambda self: found.__get__(self, type(self)))
        redirect.member = made
        redirect.__set_name__(enum_class, name)
        type.__setattr__(enum_class, name, redirect)
    else:
        type.__setattr__(enum_class, name, made)
    enum_class._member_map_[name] = made


class EnumType(type):
    """The class of enums."""

    @classmethod
    def __prepare__(metacls, cls, bases, **kwds):
        metacls._check_for_existing_members_(cls, bases)
        body, (_, parent) = EnumDict(cls), metacls._get_mixins_(cls, bases)
        if parent is not None:
            body["_generate_next_value_"] = parent._generate_next_value_
        return body

    def __new__(metacls, cls, bases, classdict, *, boundary=None, **kwds):
        names = list(classdict._member_names)
        ignored = classdict._ignore
        invalid = set(names) & {"mro", ""}
        if invalid:
            raise ValueError(f"invalid enum member name(s) {','.join(repr(name) for name in invalid)}")
        order = classdict.get("_order_")
        namespace = {key: value for key, value in classdict.items() if key not in ignored and key != "_order_"}
        namespace.pop("_ignore_", None)
        member_type, first_enum = metacls._get_mixins_(cls, bases)
        new_member, save_new, use_args = metacls._find_new_(namespace, member_type, first_enum)
        generate = namespace.get("_generate_next_value_")
        if generate is not None and not isinstance(generate, staticmethod):
            namespace["_generate_next_value_"] = staticmethod(generate)
        for name in names:
            namespace[name] = _Proto(namespace[name])
        # The members are made in the order of their definition, before __init_subclass__ runs.
        namespace.update(
            _new_member_=new_member, _use_args_=use_args, _member_names_=[], _member_map_={}, _value2member_map_={},
            _unhashable_values_=[], _member_type_=member_type,
            _boundary_=boundary or getattr(first_enum, "_boundary_", None), _flag_mask_=0, _singles_mask_=0,
            _all_bits_=0, _inverted_=None,
        )
        namespace.setdefault("_value_repr_", metacls._find_data_repr_(cls, bases))
        try:
            made = super().__new__(metacls, cls, bases, namespace, **kwds)
        except Exception as error:
            # It says in a note that it came from __set_name__, which is nobody's concern.
            if hasattr(error, "__notes__"):
                del error.__notes__
            raise
        if first_enum is not None:
            if save_new:
                made.__new_member__ = new_member
            made.__new__ = first_enum._look_up_
            _choose_methods(made, namespace, bases, member_type, first_enum)
        if order is not None:
            _check_order(made, order)
        return made

    def __init__(cls, *args, **kwds):
        pass

    def __bool__(cls):
        return True

    def __call__(cls, value, names=_NOT_GIVEN, *values, module=None, qualname=None, type=None, start=1, boundary=None):
        alone = names is _NOT_GIVEN
        if cls._member_map_:
            # A class with members looks one up; several arguments are a value that is a tuple.
            return cls.__new__(cls, value if alone else (value, names, *values))
        if alone and type is None:
            raise TypeError(f"{cls} has no members; specify `names=()` if you meant to create a new, empty, enum")
        options = dict(module=module, qualname=qualname, type=type, start=start, boundary=boundary)
        return cls._create_(value, () if alone else names, **options)

    def __contains__(cls, value):
        if isinstance(value, cls):
            return True
        try:
            return value in cls._value2member_map_
        except TypeError:
            return value in cls._unhashable_values_

    def __delattr__(cls, attr):
        if attr in cls.__dict__.get("_member_map_", {}):
            raise AttributeError(f"{cls.__name__!r} cannot delete member {attr!r}.")
        super().__delattr__(attr)

    def __setattr__(cls, name, value):
        if name in cls.__dict__.get("_member_map_", {}):
            raise AttributeError(f"cannot reassign member {name!r}")
        super().__setattr__(name, value)

    def __dir__(cls):
        shown = ["__class__", "__contains__", "__doc__", "__getitem__", "__iter__", "__len__", "__members__"]
        shown += ["__module__", "__name__", "__qualname__", *cls._member_names_]
        if cls._new_member_ is not object.__new__:
            shown.append("__new__")
        if cls.__init_subclass__ is not object.__init_subclass__:
            shown.append("__init_subclass__")
        return sorted(shown if cls._member_type_ is object else {*dir(cls._member_type_), *shown})

    def __getitem__(cls, name):
        return cls._member_map_[name]

    def __iter__(cls):
        return (cls._member_map_[name] for name in cls._member_names_)

    def __len__(cls):
        return len(cls._member_names_)

    @_property
    def __members__(cls):
        return MappingProxyType(cls._member_map_)

    def __repr__(cls):
        return f"<{cls._kind_} {cls.__name__!r}>"

    def __reversed__(cls):
        return (cls._member_map_[name] for name in reversed(cls._member_names_))

    def _create_(cls, class_name, names, *, module=None, qualname=None, type=None, start=1, boundary=None):
        """An enum from names, or from names and values."""
        meta = cls.__class__
        bases = (cls,) if type is None else (type, cls)
        namespace = meta.__prepare__(class_name, bases)
        if isinstance(names, str):
            names = names.replace(",", " ").split()
        if isinstance(names, (tuple, list)) and names and isinstance(names[0], str):
            values = []
            pairs = []
            for count, name in enumerate(names):
                values.append(namespace._generate_next_value(name, start, count, values[:]))
                pairs.append((name, values[-1]))
            names = pairs
        elif names is None:
            names = ()
        for item in names:
            name, value = (item, names[item]) if isinstance(item, str) else item
            namespace[name] = value
        namespace["__module__"] = module or sys._getframe(2).f_globals.get("__name__")
        if qualname is not None:
            namespace["__qualname__"] = qualname
        return meta.__new__(meta, class_name, bases, namespace, boundary=boundary)

    @classmethod
    def _check_for_existing_members_(mcls, class_name, bases):
        for chain in bases:
            for base in chain.__mro__:
                if isinstance(base, EnumType) and base._member_names_:
                    raise TypeError(f"<enum {class_name!r}> cannot extend {base!r}")

    @classmethod
    def _get_mixins_(mcls, class_name, bases):
        """The type of the values, and the enum derived from."""
        parent = bases[-1] if bases else None
        if parent is None:
            return object, None
        if isinstance(parent, EnumType):
            return mcls._find_data_type_(class_name, bases) or object, parent
        raise TypeError("new enumerations should be created as `EnumName([mixin_type, ...] [data_type,] enum_type)`")

    @classmethod
    def _find_data_type_(mcls, class_name, bases):
        found = []
        for chain in bases:
            candidate = None
            for base in chain.__mro__:
                if base is object:
                    continue
                if isinstance(base, EnumType):
                    if base._member_type_ is not object:
                        found.append(base._member_type_)
                        break
                elif "__new__" in base.__dict__ or "__dataclass_fields__" in base.__dict__:
                    found.append(candidate or base)
                    break
                else:
                    candidate = candidate or base
        found = list(dict.fromkeys(found))
        if len(found) > 1:
            raise TypeError(f"too many data types for {class_name!r}: {set(found)!r}")
        return found[0] if found else None

    @classmethod
    def _find_data_repr_(mcls, class_name, bases):
        """How values are shown: as the type they are mixed with does."""
        for base in (base for chain in bases for base in chain.__mro__ if base is not object):
            if isinstance(base, EnumType):
                return base._value_repr_
            own = vars(base)
            if "__repr__" in own:
                made_by_dataclass = "__dataclass_fields__" in own and base.__dataclass_params__.repr
                return _shown_fields if made_by_dataclass else own["__repr__"]
        return None

    @classmethod
    def _find_new_(mcls, classdict, member_type, first_enum):
        """What makes the members, whether it is the body's own, and whether it takes the values."""
        own = classdict.get("__new__")
        if own is not None:
            return getattr(own, "__func__", own), first_enum is not None, True
        for method in ("__new_member__", "__new__"):
            for owner in (member_type, first_enum):
                target = getattr(owner, method, None)
                if target not in (None, object.__new__, getattr(first_enum, "_look_up_", None)):
                    return target, False, first_enum is not None
        return object.__new__, False, False


EnumMeta = EnumType


def _shown_fields(self):
    """A dataclass's values without the class's name."""
    fields = self.__dataclass_fields__
    return ", ".join(f"{name}={getattr(self, name)!r}" for name, field in fields.items() if field.repr)


def _choose_methods(made, namespace, bases, member_type, first_enum):
    """Puts the enum's methods before those of the type its values have, except where a ReprEnum wants the latter."""
    chosen = {}
    if any(base.__dict__.get("_keeps_text_") for base in bases):
        if member_type is object:
            raise TypeError("ReprEnum subclasses must be mixed with a data type (i.e. int, str, float, etc.)")
        own = member_type.__str__
        chosen["__format__"] = member_type.__format__
        chosen["__str__"] = member_type.__repr__ if own is object.__str__ else own
    for name in ("__repr__", "__str__", "__format__", "__reduce_ex__"):
        if name not in chosen and getattr(made, name) in (getattr(member_type, name, None), getattr(object, name)):
            chosen[name] = getattr(first_enum, name)
    for name in first_enum._operators_:
        chosen[name] = getattr(first_enum, name)
    for name, method in chosen.items():
        if name not in namespace:
            type.__setattr__(made, name, method)


def _check_order(made, order):
    """Compares an enum with the _order_ that its body names."""
    order = order.replace(",", " ").split() if isinstance(order, str) else list(order)
    members = made._member_map_
    order = [name for name in order if name not in members or name in made._member_names_]
    if order != made._member_names_:
        raise TypeError(f"member order does not match _order_:\n  {made._member_names_!r}\n  {order!r}")
