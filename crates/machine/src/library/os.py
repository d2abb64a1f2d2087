"""The system: files, folders, the environment, the process."""

import sys as _sys
from posix import (
    F_OK, R_OK, W_OK, X_OK, _exit, access, chdir, cpu_count, environ as _variables, getcwd, getpid, getppid, listdir,
    lstat as _lstat, mkdir, readlink, remove, rename, replace, rmdir, stat as _stat, strerror, unlink,
)
from _random import urandom

error = OSError
name = "posix"
linesep = "\n"


class stat_result(tuple):
    """What is known of a file: ten numbers, and more by name."""

    __slots__ = ()

    n_fields = 16
    n_sequence_fields = 10
    n_unnamed_fields = 3

    _names = (
        "st_mode", "st_ino", "st_dev", "st_nlink", "st_uid", "st_gid", "st_size", "st_atime", "st_mtime", "st_ctime",
    )

    def __repr__(self):
        shown = ", ".join(f"{name}={value!r}" for name, value in zip(self._names, self))
        return f"os.stat_result({shown})"

    def __len__(self):
        return 10

    def __iter__(self):
        return iter(self[:10])


def _fields():
    later = ("st_atime", "st_mtime", "st_ctime", "st_atime_ns", "st_mtime_ns", "st_ctime_ns")
    places = [*enumerate(stat_result._names[:7]), *enumerate(later, 10)]
    for index, name in places:
        setattr(stat_result, name, property(lambda self, index=index: tuple.__getitem__(self, index)))


_fields()


def stat(path, *, dir_fd=None, follow_symlinks=True):
    """What is known of a file."""
    return stat_result(_stat(path) if follow_symlinks else _lstat(path))


def lstat(path, *, dir_fd=None):
    """As stat, but of a symbolic link itself."""
    return stat_result(_lstat(path))


def fspath(path):
    """A path as text or bytes, from either or from an object with __fspath__."""
    if isinstance(path, (str, bytes)):
        return path
    kind = type(path)
    try:
        result = kind.__fspath__(path)
    except AttributeError:
        if hasattr(kind, "__fspath__"):
            raise
        raise TypeError(f"expected str, bytes or os.PathLike object, not {kind.__name__}") from None
    if isinstance(result, (str, bytes)):
        return result
    raise TypeError(
        f"expected {kind.__name__}.__fspath__() to return str or bytes, not {type(result).__name__}"
    )


def fsencode(filename):
    filename = fspath(filename)
    return filename.encode() if isinstance(filename, str) else filename


def fsdecode(filename):
    filename = fspath(filename)
    return filename.decode() if isinstance(filename, bytes) else filename


# The path functions need this module half made.
import posixpath as path
from posixpath import altsep, curdir, defpath, devnull, extsep, pardir, pathsep, sep

_sys.modules["os.path"] = path


def process_cpu_count():
    """How many CPUs this process may use."""
    return cpu_count()


def makedirs(name, mode=0o777, exist_ok=False):
    """Makes a folder and those it stands in."""
    head, tail = path.split(name)
    if not tail:
        head, tail = path.split(head)
    if head and tail and not path.exists(head):
        try:
            makedirs(head, exist_ok=exist_ok)
        except FileExistsError:
            pass
        if tail == (b"." if isinstance(tail, bytes) else "."):
            return
    try:
        mkdir(name, mode)
    except OSError:
        if not exist_ok or not path.isdir(name):
            raise


def removedirs(name):
    """Removes a folder and those above it that are empty then."""
    rmdir(name)
    head, tail = path.split(name)
    if not tail:
        head, tail = path.split(head)
    while head and tail:
        try:
            rmdir(head)
        except OSError:
            break
        head, tail = path.split(head)


def walk(top, topdown=True, onerror=None, followlinks=False):
    """Folder, its folders and its files, for a folder and all below it."""
    top = fspath(top)
    try:
        names = listdir(top)
    except OSError as error:
        if onerror is not None:
            onerror(error)
        return
    folders, files = [], []
    for entry in names:
        (folders if path.isdir(path.join(top, entry)) else files).append(entry)
    if topdown:
        yield top, folders, files
    for entry in folders:
        below = path.join(top, entry)
        if followlinks or not path.islink(below):
            yield from walk(below, topdown, onerror, followlinks)
    if not topdown:
        yield top, folders, files


def _text(value):
    if not isinstance(value, str):
        raise TypeError(f"str expected, not {type(value).__name__}")
    return value


class _Environ:
    """The environment variables: a mapping from text to text. Changes are this program's own."""

    def __init__(self, data):
        self._data = data

    def __getitem__(self, key):
        try:
            return self._data[_text(key)]
        except KeyError:
            raise KeyError(key) from None

    def __setitem__(self, key, value):
        key, value = _text(key), _text(value)
        self._data[key] = value

    def __delitem__(self, key):
        try:
            del self._data[_text(key)]
        except KeyError:
            raise KeyError(key) from None

    def __iter__(self):
        yield from list(self._data)

    def __len__(self):
        return len(self._data)

    def __contains__(self, key):
        return _text(key) in self._data

    def __repr__(self):
        shown = ", ".join(f"{key!r}: {value!r}" for key, value in self._data.items())
        return f"environ({{{shown}}})"

    def __eq__(self, other):
        if isinstance(other, _Environ):
            return self._data == other._data
        return self._data == other if isinstance(other, dict) else NotImplemented

    __hash__ = None

    def __or__(self, other):
        return self._data | dict(other)

    def __ror__(self, other):
        return dict(other) | self._data

    def __ior__(self, other):
        self.update(other)
        return self

    def get(self, key, default=None):
        return self._data.get(_text(key), default)

    def keys(self):
        return self._data.keys()

    def values(self):
        return self._data.values()

    def items(self):
        return self._data.items()

    def copy(self):
        return dict(self._data)

    def setdefault(self, key, value):
        if key not in self:
            self[key] = value
        return self[key]

    def pop(self, key, *default):
        if key in self:
            return self._data.pop(key)
        if default:
            return default[0]
        raise KeyError(key)

    def popitem(self):
        return self._data.popitem()

    def clear(self):
        self._data.clear()

    def update(self, other=(), /, **kwds):
        for key, value in dict(other, **kwds).items():
            self[key] = value


environ = _Environ(_variables)


def getenv(key, default=None):
    """The value of an environment variable."""
    return environ.get(key, default)


def putenv(name, value, /):
    """Sets a variable without telling environ; nothing that could see it is started here."""
    _text(name), _text(value)


def unsetenv(name, /):
    """Removes a variable without telling environ."""
    _text(name)


class _HasPath(type):
    """The class of PathLike: any class with __fspath__ counts as derived."""

    def __subclasscheck__(cls, subclass):
        return type.__subclasscheck__(cls, subclass) or cls is PathLike and hasattr(subclass, "__fspath__")

    def __instancecheck__(cls, instance):
        return cls.__subclasscheck__(type(instance))


class PathLike(metaclass=_HasPath):
    """What has __fspath__."""

    __class_getitem__ = classmethod(type(list[str]))

    def __fspath__(self):
        raise NotImplementedError
