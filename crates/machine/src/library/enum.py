"""Classes of named constants."""

import sys
from functools import reduce
from operator import or_

from _enum_class import EnumDict, EnumMeta, EnumType, auto, member, nonmember, property

__all__ = [
    "EnumType", "EnumMeta", "EnumDict", "Enum", "IntEnum", "StrEnum", "Flag", "IntFlag", "ReprEnum", "auto", "unique",
    "property", "verify", "member", "nonmember", "FlagBoundary", "STRICT", "CONFORM", "EJECT", "KEEP",
    "global_flag_repr", "global_enum_repr", "global_str", "global_enum", "EnumCheck", "CONTINUOUS", "NAMED_FLAGS",
    "UNIQUE", "show_flag_values",
]


class Enum(metaclass=EnumType):
    """A class of named constants: its members."""

    _kind_ = "enum"
    _operators_ = ()

    def __new__(cls, value):
        if type(value) is cls:
            return value
        try:
            return cls._value2member_map_[value]
        except KeyError:
            pass
        except TypeError:
            for known in cls._member_map_.values():
                if known._value_ == value:
                    return known
        if not cls._member_map_:
            if cls.__new__ is not Enum._look_up_:
                # The class is being made, and its own __new__ called this.
                raise TypeError("do not use `super().__new__; call the appropriate __new__ directly")
            raise TypeError(f"{cls!r} has no members defined")
        return _missing(cls, value)

    _look_up_ = __new__

    def __init__(self, *args, **kwds):
        pass

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        """What auto() stands for: one more than the largest value before."""
        if not last_values:
            return start
        try:
            last = sorted(last_values)[-1]
        except TypeError:
            raise TypeError("unable to sort non-numeric values") from None
        try:
            return last + 1
        except TypeError:
            raise TypeError(f"unable to increment {last!r}") from None

    @classmethod
    def _missing_(cls, value):
        """The member for a value that no member has, None when there is none."""
        return None

    @classmethod
    def _note_value_(cls, value):
        """Takes note of a member's value; tells whether the member is one that iterating gives."""
        return True

    def _add_alias_(self, name):
        cls = self.__class__
        if cls._member_map_.get(name, self) is not self:
            raise NameError(f"{name!r} is already bound: {cls._member_map_[name]!r}")
        type.__setattr__(cls, name, self)
        cls._member_map_[name] = self

    def _add_value_alias_(self, value):
        cls = self.__class__
        known = cls._value2member_map_.setdefault(value, self)
        if known is not self:
            raise ValueError(f"{value!r} is already bound: {known!r}")

    def __repr__(self):
        show = self.__class__._value_repr_ or repr
        return f"<{self.__class__.__name__}.{self._name_}: {show(self._value_)}>"

    def __str__(self):
        return f"{self.__class__.__name__}.{self._name_}"

    def __format__(self, format_spec):
        return str.__format__(str(self), format_spec)

    def __dir__(self):
        shown = {"__class__", "__doc__", "__eq__", "__hash__", "__module__"}
        if self.__class__._member_type_ is not object:
            shown |= set(object.__dir__(self))
        shown |= {name for name in getattr(self, "__dict__", ()) if name[0] != "_"}
        for cls in self.__class__.mro():
            for name, value in cls.__dict__.items():
                if name[0] == "_" or name in self._member_map_ and not isinstance(value, property):
                    continue
                shown.add(name)
        return sorted(shown | {"name", "value"})

    def __hash__(self):
        return hash(self._name_)

    def __reduce_ex__(self, protocol):
        return self.__class__, (self._value_,)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    @property
    def name(self):
        """The name of the member."""
        return self._name_

    @property
    def value(self):
        """The value of the member."""
        return self._value_


def _missing(cls, value):
    """What _missing_ gives for a value, if it is of use."""
    refusal = ValueError(f"{value!r} is not a valid {cls.__qualname__}")
    try:
        found = cls._missing_(value)
    except ValueError as error:
        error.__context__ = None
        raise
    except Exception as error:
        error.__context__ = refusal
        raise
    if isinstance(found, cls) or cls._boundary_ is EJECT and isinstance(found, int):
        return found
    if found is None:
        raise refusal
    error = TypeError(f"error in {cls.__name__}._missing_: returned {found!r} instead of None or a valid member")
    error.__context__ = refusal
    raise error


class ReprEnum(Enum):
    """An enum whose members are shown by str() and format() as their values are."""

    _keeps_text_ = True


class IntEnum(int, ReprEnum):
    """An enum whose members are ints."""


class StrEnum(str, ReprEnum):
    """An enum whose members are strings; auto() gives the name in lower case."""

    def __new__(cls, *values):
        if len(values) > 3:
            raise TypeError(f"too many arguments for str(): {values!r}")
        if len(values) == 1 and not isinstance(values[0], str):
            raise TypeError(f"{values[0]!r} is not a string")
        for name, value in zip(("encoding", "errors"), values[1:]):
            if not isinstance(value, str):
                raise TypeError(f"{name} must be a string, not {value!r}")
        made = str.__new__(cls, str(*values))
        made._value_ = str(*values)
        return made

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return name.lower()


class FlagBoundary(StrEnum):
    """What becomes of bits that no member of a flag has."""

    STRICT = auto()
    CONFORM = auto()
    EJECT = auto()
    KEEP = auto()


STRICT, CONFORM, EJECT, KEEP = FlagBoundary


class Flag(Enum, boundary=STRICT):
    """An enum whose members can be combined with & | ^ and ~."""

    _kind_ = "flag"
    _operators_ = ("__or__", "__and__", "__xor__", "__ror__", "__rand__", "__rxor__", "__invert__")
    _numeric_repr_ = repr

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        """What auto() stands for: the lowest bit above those before."""
        if not last_values:
            return 1 if start is None else start
        largest = max(last_values)
        try:
            return 1 << largest.bit_length()
        except AttributeError:
            raise TypeError(f"invalid flag value {largest!r}") from None

    @classmethod
    def _note_value_(cls, value):
        if not isinstance(value, int):
            raise TypeError(f"{cls.__name__!r} flags must be ints, not {type(value).__name__}")
        single = _is_single_bit(value)
        type.__setattr__(cls, "_flag_mask_", cls._flag_mask_ | value)
        if single:
            type.__setattr__(cls, "_singles_mask_", cls._singles_mask_ | value)
        type.__setattr__(cls, "_all_bits_", (1 << cls._flag_mask_.bit_length()) - 1)
        return single

    @classmethod
    def _iter_member_(cls, value):
        """The members with one bit that make up a value, in the order of their definition."""
        found = []
        bits = value & cls._flag_mask_
        while bits:
            lowest = bits & -bits
            bits ^= lowest
            found.append(cls._value2member_map_.get(lowest))
        # A bit that only an alias has is nobody's.
        if None not in found:
            found.sort(key=_definition_order)
        return iter(found)

    @classmethod
    def _missing_(cls, value):
        """Makes the combination with this value, as the boundary allows."""
        if not isinstance(value, int):
            raise ValueError(f"{value!r} is not a valid {cls.__qualname__}")
        mask, all_bits = cls._flag_mask_, cls._all_bits_
        given = value
        if not ~all_bits <= value <= all_bits or value & (all_bits ^ mask):
            if cls._boundary_ is STRICT:
                bits = max(value.bit_length(), mask.bit_length())
                raise ValueError(
                    f"{cls!r} invalid value {value!r}\n    given {_binary(value, bits)}\n  allowed {_binary(mask, bits)}"
                )
            if cls._boundary_ is CONFORM:
                value &= mask
            elif cls._boundary_ is EJECT:
                return value
            elif value < 0:
                value += max(all_bits + 1, 1 << value.bit_length())
        if value < 0:
            value = all_bits + 1 + value if cls._boundary_ in (EJECT, KEEP) else cls._singles_mask_ & value
        unknown = value & ~mask
        if unknown and cls._boundary_ is not KEEP:
            raise ValueError(f"{cls.__name__}({value!r}) --> unknown values {unknown!r} [{bin(unknown)}]")
        known = cls._value2member_map_.get(value)
        if known is None:
            known = cls._value2member_map_.setdefault(value, _combination(cls, value, unknown))
        if given < 0:
            cls._value2member_map_.setdefault(given, known)
        return known

    def __reduce_ex__(self, protocol):
        return self.__class__, (self._value_,)

    def __contains__(self, other):
        if not isinstance(other, self.__class__):
            left, right = type(other).__qualname__, self.__class__.__qualname__
            raise TypeError(f"unsupported operand type(s) for 'in': {left!r} and {right!r}")
        return other._value_ & self._value_ == other._value_

    def __iter__(self):
        return self._iter_member_(self._value_)

    def __len__(self):
        return self._value_.bit_count()

    def __repr__(self):
        show = self.__class__._value_repr_ or repr
        value = show(self._value_)
        if self._name_ is None:
            return f"<{self.__class__.__name__}: {value}>"
        return f"<{self.__class__.__name__}.{self._name_}: {value}>"

    def __str__(self):
        if self._name_ is None:
            return f"{self.__class__.__name__}({self._value_!r})"
        return f"{self.__class__.__name__}.{self._name_}"

    def __bool__(self):
        return bool(self._value_)

    def _get_value(self, flag):
        """The bits of an operand, NotImplemented when it is something else."""
        if isinstance(flag, self.__class__):
            return flag._value_
        if self._member_type_ is not object and isinstance(flag, self._member_type_):
            return flag
        return NotImplemented

    def __or__(self, other):
        bits = self._get_value(other)
        return bits if bits is NotImplemented else self.__class__(self._value_ | bits)

    def __and__(self, other):
        bits = self._get_value(other)
        return bits if bits is NotImplemented else self.__class__(self._value_ & bits)

    def __xor__(self, other):
        bits = self._get_value(other)
        return bits if bits is NotImplemented else self.__class__(self._value_ ^ bits)

    __ror__ = __or__
    __rand__ = __and__
    __rxor__ = __xor__

    def __invert__(self):
        cls = self.__class__
        if cls._boundary_ in (EJECT, KEEP):
            return cls(~self._value_)
        return cls(cls._singles_mask_ & ~self._value_)


class IntFlag(int, ReprEnum, Flag, boundary=KEEP):
    """A flag whose members are ints."""


def _definition_order(member):
    return member._sort_order_


def _is_single_bit(value):
    return value > 0 and value & (value - 1) == 0


def _binary(value, bits):
    """A number in base 2, its sign apart, with at least so many digits."""
    if value >= 0:
        return f"0b0 {value:0{bits}b}"
    return f"0b1 {value & ((1 << bits) - 1):0{bits}b}"


def _combination(cls, value, unknown):
    """A member of a flag with several bits, named after those that it is made of."""
    made = object.__new__(cls) if cls._member_type_ is object else cls._member_type_.__new__(cls, value)
    made._value_ = value
    parts = [part for part in cls._iter_member_(value) if part is not None]
    covered = reduce(or_, (part._value_ for part in parts), 0)
    # Bits that only an alias names are shown by it.
    for alias in cls._member_map_.values():
        if alias not in parts and alias._value_ and alias._value_ & value == alias._value_ and alias._value_ & ~covered:
            parts.append(alias)
            covered |= alias._value_
    names = [part._name_ for part in parts]
    if unknown:
        names.append(cls._numeric_repr_(unknown))
    made._name_ = "|".join(names) if parts else None
    return made


def unique(enumeration):
    """A decorator that refuses enums with two names for one value."""
    aliases = _aliases(enumeration)
    if aliases:
        shown = ", ".join(f"{alias} -> {name}" for alias, name in aliases)
        raise ValueError(f"duplicate values found in {enumeration!r}: {shown}")
    return enumeration


def _aliases(enumeration):
    return [(name, found.name) for name, found in enumeration.__members__.items() if name != found.name]


class EnumCheck(StrEnum):
    """What verify() can check."""

    CONTINUOUS = "no skipped integer values"
    NAMED_FLAGS = "multi-flag aliases may not contain unnamed flags"
    UNIQUE = "one name per value"


CONTINUOUS, NAMED_FLAGS, UNIQUE = EnumCheck


class verify:
    """A decorator that checks an enum."""

    def __init__(self, *checks):
        self.checks = checks

    def __call__(self, enumeration):
        for check in self.checks:
            if check is UNIQUE:
                _verify_unique(enumeration)
            elif check is CONTINUOUS:
                _verify_continuous(enumeration)
            elif check is NAMED_FLAGS:
                _verify_named(enumeration)
        return enumeration


def _verify_unique(enumeration):
    aliases = _aliases(enumeration)
    if aliases:
        shown = ", ".join(f"{alias} -> {name}" for alias, name in aliases)
        raise ValueError(f"aliases found in {enumeration!r}: {shown}")


def _verify_continuous(enumeration):
    values = {found.value for found in enumeration}
    if len(values) < 2:
        return
    low, high = min(values), max(values)
    is_flag = issubclass(enumeration, Flag)
    if is_flag:
        expected = [1 << bit for bit in range(low.bit_length(), high.bit_length() - 1)]
    else:
        expected = range(low + 1, high)
    missing = [value for value in expected if value not in values]
    if missing:
        kind = "flag" if is_flag else "enum"
        raise ValueError(f"invalid {kind} {enumeration.__name__!r}: missing values {', '.join(map(str, missing))}"[:256])


def _verify_named(enumeration):
    named = {found.value for found in enumeration}
    lacking = []
    missing = set()
    for name, alias in enumeration._member_map_.items():
        if name in enumeration._member_names_ or alias.value < 0:
            continue
        absent = [bit for bit in show_flag_values(alias.value) if bit not in named]
        if absent:
            lacking.append(name)
            missing.update(absent)
    if not lacking:
        return
    if len(lacking) == 1:
        alias = f"alias {lacking[0]} is missing"
    else:
        alias = f"aliases {', '.join(lacking[:-1])} and {lacking[-1]} are missing"
    if len(missing) == 1:
        values = f"value {hex(max(missing))}"
    else:
        values = f"combined values of {hex(reduce(or_, missing))}"
    raise ValueError(
        f"invalid Flag {enumeration.__name__!r}: {alias} {values} [use enum.show_flag_values(value) for details]"
    )


def show_flag_values(value):
    """The bits of a value, each as a number."""
    return [1 << bit for bit in range(value.bit_length()) if value >> bit & 1]


def global_enum_repr(self):
    """A repr that names the module instead of the class."""
    module = self.__class__.__module__.split(".")[-1]
    return f"{module}.{self._name_}"


def global_flag_repr(self):
    """A repr that names the module instead of the class, for combinations as well."""
    module = self.__class__.__module__.split(".")[-1]
    if self._name_ is None:
        return f"{module}.{self.__class__.__name__}({self._value_})"
    return "|".join(name if name[0].isdigit() else f"{module}.{name}" for name in self._name_.split("|"))


def global_str(self):
    """A str without the class's name."""
    if self._name_ is None:
        return f"{self.__class__.__name__}({self._value_!r})"
    return self._name_


def global_enum(cls, update_str=False):
    """Binds the members in the enum's module, and shows them as names of it."""
    cls.__repr__ = global_flag_repr if issubclass(cls, Flag) else global_enum_repr
    if not issubclass(cls, ReprEnum) or update_str:
        cls.__str__ = global_str
    sys.modules[cls.__module__].__dict__.update(cls.__members__)
    return cls
