"""Paths that ask nothing of the system."""

import os
import posixpath


class _Parents:
    """The folders above a path, as a sequence."""

    __slots__ = ("_path", "_length")

    def __init__(self, path):
        self._path = path
        self._length = len(path._tail)

    def __len__(self):
        return self._length

    def __getitem__(self, index):
        if isinstance(index, slice):
            return tuple(self[at] for at in range(*index.indices(self._length)))
        if index >= self._length or index < -self._length:
            raise IndexError(index)
        if index < 0:
            index += self._length
        path = self._path
        return path._from_parts(path._root, path._tail[:-index - 1])

    def __repr__(self):
        return f"<{type(self._path).__name__}.parents>"


_Parents.__name__ = _Parents.__qualname__ = "_PathParents"


class PurePath:
    """A path: a root, which may be empty, and the names behind it."""

    __slots__ = ("_root", "_tail", "_shown", "__weakref__")
    parser = posixpath

    def __new__(cls, *args, **kwargs):
        return object.__new__(PurePosixPath if cls is PurePath else cls)

    def __init__(self, *args):
        texts = []
        for argument in args:
            text = argument._text if isinstance(argument, PurePath) else argument
            if not isinstance(text, str):
                try:
                    text = os.fspath(argument)
                except TypeError:
                    text = argument
                if not isinstance(text, str):
                    raise TypeError(
                        "argument should be a str or an os.PathLike object where __fspath__ returns a str, "
                        f"not {type(text).__name__!r}"
                    )
            texts.append(text)
        path = posixpath.join(*texts) if texts else ""
        _, self._root, rest = posixpath.splitroot(path)
        self._tail = [name for name in rest.split("/") if name and name != "."]
        self._shown = None

    def with_segments(self, *pathsegments):
        """A path of the same class; derived classes say here what goes with them."""
        return type(self)(*pathsegments)

    def _from_parts(self, root, tail):
        return self.with_segments(root + "/".join(tail))

    @property
    def _text(self):
        if self._shown is None:
            self._shown = self._root + "/".join(self._tail) or "."
        return self._shown

    def __str__(self):
        return self._text

    def __fspath__(self):
        return self._text

    def __bytes__(self):
        return os.fsencode(self._text)

    def as_posix(self):
        """The text with slashes."""
        return self._text

    def __repr__(self):
        return f"{type(self).__name__}({self.as_posix()!r})"

    def as_uri(self):
        """As a URI that begins with file:."""
        if not self.is_absolute():
            raise ValueError("relative path can't be expressed as a file URI")
        plain = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.-~/"
        return "file://" + "".join(chr(byte) if byte in plain else f"%{byte:02X}" for byte in bytes(self))

    def __hash__(self):
        return hash(self._text)

    def __eq__(self, other):
        if not isinstance(other, PurePath):
            return NotImplemented
        return self._text == other._text

    def __lt__(self, other):
        return self._names < other._names if isinstance(other, PurePath) else NotImplemented

    def __le__(self, other):
        return self._names <= other._names if isinstance(other, PurePath) else NotImplemented

    def __gt__(self, other):
        return self._names > other._names if isinstance(other, PurePath) else NotImplemented

    def __ge__(self, other):
        return self._names >= other._names if isinstance(other, PurePath) else NotImplemented

    def __reduce__(self):
        return type(self), self.parts

    __class_getitem__ = classmethod(type(list[str]))

    @property
    def _names(self):
        return self._text.split("/")

    @property
    def drive(self):
        """Always empty: only Windows has drives."""
        return ""

    @property
    def root(self):
        """One slash, or two, or nothing."""
        return self._root

    anchor = root

    @property
    def parts(self):
        """The root and the names, as a tuple."""
        return (self._root, *self._tail) if self._root else tuple(self._tail)

    @property
    def name(self):
        """The last name."""
        return self._tail[-1] if self._tail else ""

    @property
    def suffix(self):
        """What comes from the last dot of the name on."""
        name = self.name
        dot = name.rfind(".")
        return name[dot:] if 0 < dot < len(name) - 1 else ""

    @property
    def suffixes(self):
        """What comes from each dot of the name on."""
        name = self.name
        if name.endswith("."):
            return []
        return ["." + part for part in name.lstrip(".").split(".")[1:]]

    @property
    def stem(self):
        """The name without suffix."""
        suffix = self.suffix
        return self.name[:-len(suffix)] if suffix else self.name

    def with_name(self, name):
        """The path with another last name."""
        if not name or "/" in name or name == ".":
            raise ValueError(f"Invalid name {name!r}")
        if not self._tail:
            raise ValueError(f"{self!r} has an empty name")
        return self._from_parts(self._root, [*self._tail[:-1], name])

    def with_stem(self, stem):
        """The path with another name before the suffix."""
        suffix = self.suffix
        if suffix and not stem:
            raise ValueError(f"{self!r} has a non-empty suffix")
        return self.with_name(stem + suffix)

    def with_suffix(self, suffix):
        """The path with another suffix."""
        stem = self.stem
        if not stem:
            raise ValueError(f"{self!r} has an empty name")
        if suffix and (not suffix.startswith(".") or suffix == "."):
            raise ValueError(f"Invalid suffix {suffix!r}")
        return self.with_name(stem + suffix)

    @property
    def parent(self):
        """The folder that it stands in; itself for a root or the empty path."""
        return self._from_parts(self._root, self._tail[:-1]) if self._tail else self

    @property
    def parents(self):
        """The folders above, the nearest first."""
        return _Parents(self)

    def is_absolute(self):
        """Whether it begins at the root."""
        return bool(self._root)

    def is_reserved(self):
        """Always False: only Windows has reserved names."""
        import warnings
        message = (
            "pathlib.PurePath.is_reserved() is deprecated and scheduled for removal in Python 3.15. "
            "Use os.path.isreserved() to detect reserved paths on Windows."
        )
        warnings.warn(message, DeprecationWarning, stacklevel=2)
        return False

    def joinpath(self, *pathsegments):
        """The path with others behind it."""
        return self.with_segments(self, *pathsegments)

    def __truediv__(self, key):
        try:
            return self.with_segments(self, key)
        except TypeError:
            return NotImplemented

    def __rtruediv__(self, key):
        try:
            return self.with_segments(key, self)
        except TypeError:
            return NotImplemented

    def _as_path(self, other):
        return other if isinstance(other, PurePath) else self.with_segments(other)

    def relative_to(self, other, *, walk_up=False):
        """The way from other to this path."""
        other = self._as_path(other)
        for up, start in enumerate((other, *other.parents)):
            if start._root == self._root and start._tail == self._tail[:len(start._tail)]:
                return self._from_parts("", [".."] * up + self._tail[len(start._tail):])
            if not walk_up:
                raise ValueError(f"{str(self)!r} is not in the subpath of {str(other)!r}")
            if start.name == "..":
                raise ValueError(f"'..' segment in {str(other)!r} cannot be walked")
        raise ValueError(f"{str(self)!r} and {str(other)!r} have different anchors")

    def is_relative_to(self, other):
        """Whether it is other, or below it."""
        other = self._as_path(other)
        return other._root == self._root and other._tail == self._tail[:len(other._tail)]

    def match(self, path_pattern, *, case_sensitive=None):
        """Whether it matches a pattern; a relative one from the right."""
        pattern = self._as_path(path_pattern)
        if not pattern.parts:
            raise ValueError("empty pattern")
        names, patterns = self.parts, pattern.parts
        if len(patterns) > len(names) or pattern._root and len(patterns) != len(names):
            return False
        return all(_name_matches(*pair, case_sensitive) for pair in zip(reversed(names), reversed(patterns)))

    def full_match(self, pattern, *, case_sensitive=None):
        """Whether the whole path matches a pattern, in which `**` stands for any names."""
        pattern = self._as_path(pattern)
        return _all_match(self.parts, pattern.parts, case_sensitive)


def _name_matches(name, pattern, case_sensitive=None):
    if case_sensitive is False:
        name, pattern = name.lower(), pattern.lower()
    if "*" not in pattern and "?" not in pattern and "[" not in pattern:
        return name == pattern
    from fnmatch import fnmatchcase
    return fnmatchcase(name, pattern)


def _all_match(names, patterns, case_sensitive):
    """Names against patterns; where they differ, the last `**` takes one name more."""
    at = part = 0
    star = star_at = -1
    while at < len(names):
        if part < len(patterns) and patterns[part] == "**":
            star, star_at = part, at
            part += 1
        elif part < len(patterns) and _name_matches(names[at], patterns[part], case_sensitive):
            at += 1
            part += 1
        elif star >= 0:
            star_at += 1
            at, part = star_at, star + 1
        else:
            return False
    # At the end, behind other names, `**` stands for one name at least.
    left = patterns[part:]
    return not left or not names and all(pattern == "**" for pattern in left)


class PurePosixPath(PurePath):
    """A path as Unix has them."""

    __slots__ = ()


# Where programs see the classes.
for _class in (_Parents, PurePath, PurePosixPath):
    _class.__module__ = "pathlib._local"
