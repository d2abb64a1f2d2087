"""Regular expressions: the functions, the flags, the error. Patterns and matches are native (`_re`)."""

from _re import Match, Pattern
from _re import compile as _compile_native

__all__ = [
    "match", "fullmatch", "search", "sub", "subn", "split", "findall", "finditer", "compile", "purge", "escape",
    "error", "Pattern", "Match", "A", "I", "L", "M", "S", "X", "U", "ASCII", "IGNORECASE", "LOCALE", "MULTILINE",
    "DOTALL", "VERBOSE", "UNICODE", "NOFLAG", "RegexFlag", "PatternError",
]


class PatternError(Exception):
    """A pattern, or a template for replacements, that cannot be."""

    __module__ = "re"

    def __init__(self, msg, pattern=None, pos=None):
        self.msg = msg
        self.pattern = pattern
        self.pos = pos
        self.lineno = self.colno = None
        if pattern is not None and pos is not None:
            newline = "\n" if isinstance(pattern, str) else b"\n"
            self.lineno = pattern.count(newline, 0, pos) + 1
            self.colno = pos - pattern.rfind(newline, 0, pos)
            msg = f"{msg} at position {pos}"
            if newline in pattern:
                msg = f"{msg} (line {self.lineno}, column {self.colno})"
        super().__init__(msg)


error = PatternError


class _FlagType(type):
    """The class of RegexFlag: its members can be looked up, counted and iterated over."""

    @property
    def __members__(cls):
        return {name: cls(value) for name, value in _NUMBERS.items()}

    def __getitem__(cls, name):
        return cls(_NUMBERS[name])

    def __iter__(cls):
        return iter([cls(number) for number in _NAMES])

    def __len__(cls):
        return len(_NAMES)

    def __contains__(cls, value):
        return isinstance(value, cls) or value in _NUMBERS.values()

    def __repr__(cls):
        return "<flag 'RegexFlag'>"


_NAMES = {
    256: "ASCII", 2: "IGNORECASE", 4: "LOCALE", 32: "UNICODE", 8: "MULTILINE", 16: "DOTALL", 64: "VERBOSE", 128: "DEBUG",
}
_LETTERS = {"DOTALL": "S", "VERBOSE": "X", "DEBUG": "DEBUG"}
_NUMBERS = {"NOFLAG": 0}
for _number, _name in _NAMES.items():
    _NUMBERS[_name] = _number
    _NUMBERS[_LETTERS.get(_name, _name[0])] = _number
_ALL = 0x1FF


class RegexFlag(int, metaclass=_FlagType):
    """Flags of a pattern, which `|` joins."""

    __module__ = "re"

    def __new__(cls, value):
        if not isinstance(value, int):
            raise ValueError(f"{value!r} is not a valid RegexFlag")
        return int.__new__(cls, value)

    @property
    def value(self):
        return int(self)

    @property
    def name(self):
        names = [name for number, name in _NAMES.items() if self & number]
        rest = int(self) & ~_ALL
        if rest and names:
            names.append(str(rest))
        return "|".join(names) or (None if rest else "NOFLAG")

    def __repr__(self):
        number = int(self)
        names = [f"re.{name}" for flag, name in _NAMES.items() if number & flag]
        rest = number & ~_ALL | number & 1
        if not names:
            return f"re.RegexFlag({rest})" if rest else "re.NOFLAG"
        return "|".join(names + ([hex(rest)] if rest else []))

    __str__ = __repr__

    def __format__(self, spec):
        return str.__format__(repr(self), spec)

    def __iter__(self):
        return iter([RegexFlag(number) for number in _NAMES if int(self) & number])

    def __len__(self):
        return len(list(iter(self)))

    def __bool__(self):
        return int(self) != 0

    def __contains__(self, other):
        return int(self) & int(other) == int(other)

    def __or__(self, other):
        return RegexFlag(int(self) | int(other)) if isinstance(other, int) else NotImplemented

    def __and__(self, other):
        return RegexFlag(int(self) & int(other)) if isinstance(other, int) else NotImplemented

    def __xor__(self, other):
        return RegexFlag(int(self) ^ int(other)) if isinstance(other, int) else NotImplemented

    __ror__, __rand__, __rxor__ = __or__, __and__, __xor__

    def __invert__(self):
        return RegexFlag(_ALL & ~int(self))


NOFLAG = RegexFlag(0)
A = ASCII = RegexFlag(256)
I = IGNORECASE = RegexFlag(2)
L = LOCALE = RegexFlag(4)
U = UNICODE = RegexFlag(32)
M = MULTILINE = RegexFlag(8)
S = DOTALL = RegexFlag(16)
X = VERBOSE = RegexFlag(64)
DEBUG = RegexFlag(128)
for _name, _number in _NUMBERS.items():
    setattr(RegexFlag, _name, RegexFlag(_number))

_MOST_CACHED = 512
_cache = {}


def _compiled(pattern, flags):
    """The pattern for these arguments, compiled once."""
    key = type(pattern), pattern, flags
    try:
        return _cache[key]
    except KeyError:
        pass
    if isinstance(pattern, Pattern):
        if flags:
            raise ValueError("cannot process flags argument with a compiled pattern")
        return pattern
    if not isinstance(flags, int):
        raise TypeError(f"unsupported operand type(s) for &: '{type(flags).__name__}' and 'int'")
    if not isinstance(pattern, (str, bytes)):
        raise TypeError("first argument must be string or compiled pattern")
    made = _compile_native(pattern, flags)
    while len(_cache) >= _MOST_CACHED:
        _cache.pop(next(iter(_cache)), None)
    _cache[key] = made
    return made


def match(pattern, string, flags=0):
    """A match at the start of the string, or None."""
    return _compiled(pattern, flags).match(string)


def fullmatch(pattern, string, flags=0):
    """A match of the whole string, or None."""
    return _compiled(pattern, flags).fullmatch(string)


def search(pattern, string, flags=0):
    """The first match anywhere in the string, or None."""
    return _compiled(pattern, flags).search(string)


class _Absent(int):
    """The 0 of an argument that was not given."""


_ABSENT = _Absent(0)


def _by_position(function, args, name, value, flags):
    """The arguments after the string, of which the first should be given by name."""
    import warnings
    most = 5 if function != "split" else 4
    if len(args) > 2:
        given = most - 2 + len(args)
        message = f"{function}() takes from {most - 2} to {most} positional arguments but {given} were given"
        raise TypeError(message)
    if value is not _ABSENT or flags is not _ABSENT and len(args) == 2:
        name = name if value is not _ABSENT else "flags"
        raise TypeError(f"{function}() got multiple values for argument '{name}'")
    warnings.warn(f"'{name}' is passed as positional argument", DeprecationWarning, stacklevel=3)
    return args if len(args) == 2 else (args[0], flags)


def sub(pattern, repl, string, *args, count=_ABSENT, flags=_ABSENT):
    """The string with each match (the first `count` of them) replaced."""
    if args:
        count, flags = _by_position("sub", args, "count", count, flags)
    return _compiled(pattern, flags).sub(repl, string, count)


def subn(pattern, repl, string, *args, count=_ABSENT, flags=_ABSENT):
    """As sub, with the number of replacements."""
    if args:
        count, flags = _by_position("subn", args, "count", count, flags)
    return _compiled(pattern, flags).subn(repl, string, count)


def split(pattern, string, *args, maxsplit=_ABSENT, flags=_ABSENT):
    """What stands between the matches, and what their groups matched."""
    if args:
        maxsplit, flags = _by_position("split", args, "maxsplit", maxsplit, flags)
    return _compiled(pattern, flags).split(string, maxsplit)


def findall(pattern, string, flags=0):
    """All matches, or what their groups matched."""
    return _compiled(pattern, flags).findall(string)


def finditer(pattern, string, flags=0):
    """An iterator over all matches."""
    return _compiled(pattern, flags).finditer(string)


def compile(pattern, flags=0):
    """A pattern object."""
    return _compiled(pattern, flags)


def purge():
    """Forgets the compiled patterns."""
    _cache.clear()


_SPECIAL = {ord(char): "\\" + char for char in "()[]{}?*+-|^$\\.&~# \t\n\r\v\f"}


def escape(pattern):
    """The pattern that matches just this text."""
    if isinstance(pattern, str):
        return pattern.translate(_SPECIAL)
    return str(pattern, "latin1").translate(_SPECIAL).encode("latin1")
