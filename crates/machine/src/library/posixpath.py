"""Paths: text that names files. Only some functions ask the system."""

__all__ = [
    "abspath", "altsep", "basename", "commonpath", "commonprefix", "curdir", "defpath", "devnull", "dirname", "exists",
    "expanduser", "expandvars", "extsep", "getatime", "getctime", "getmtime", "getsize", "isabs", "isdir", "isfile",
    "islink", "ismount", "join", "lexists", "normcase", "normpath", "pardir", "pathsep", "realpath", "relpath",
    "samefile", "sep", "split", "splitdrive", "splitext", "splitroot",
]

curdir = "."
pardir = ".."
extsep = "."
sep = "/"
pathsep = ":"
defpath = "/bin:/usr/bin"
altsep = None
devnull = "/dev/null"

# os takes the names above from here, also when this module is the first to be imported.
import os as _os

_FILE_TYPE = 0o170000
_FOLDER = 0o040000
_FILE = 0o100000
_LINK = 0o120000


def _text(path):
    """A path as text; bytes are read as the system's names."""
    path = _os.fspath(path)
    return path.decode() if isinstance(path, bytes) else path


def _check(function, *paths):
    """TypeError for what is no path, or for text beside bytes."""
    kinds = set()
    for path in paths:
        if not isinstance(path, (str, bytes)):
            kind = type(path).__name__
            raise TypeError(
                f"{function}() argument must be str, bytes, or os.PathLike object, not {kind!r}"
            ) from None
        kinds.add(isinstance(path, str))
    if len(kinds) > 1:
        raise TypeError("Can't mix strings and bytes in path components") from None


def _like(path, *texts):
    """Texts as bytes if the path is bytes."""
    if isinstance(path, bytes):
        texts = tuple(text.encode() for text in texts)
    return texts[0] if len(texts) == 1 else texts


def normcase(s):
    return _os.fspath(s)


def isabs(s):
    s = _os.fspath(s)
    return s.startswith(_like(s, "/"))


def join(a, *p):
    """Puts parts together; an absolute part begins anew."""
    path = _os.fspath(a)
    try:
        slash = _like(path, "/")
        for part in map(_os.fspath, p):
            if part.startswith(slash) or not path:
                path = part
            elif path.endswith(slash):
                path += part
            else:
                path += slash + part
    except (TypeError, AttributeError):
        _check("join", a, *p)
        raise
    return path


def split(p):
    """The part before the last slash and the part behind it."""
    p = _os.fspath(p)
    slash = _like(p, "/")
    cut = p.rfind(slash) + 1
    head, tail = p[:cut], p[cut:]
    return head.rstrip(slash) or head, tail


def splitext(p):
    """The path and its extension; dots at the beginning of the name do not count."""
    p = _os.fspath(p)
    slash, dot = _like(p, "/", ".")
    start = p.rfind(slash) + 1
    cut = p.rfind(dot)
    if cut > start and p[start:cut].strip(dot):
        return p[:cut], p[cut:]
    return p, p[:0]


def splitdrive(p):
    p = _os.fspath(p)
    return p[:0], p


def splitroot(p):
    """Drive, root and the rest; two slashes, but not three, are a root of their own."""
    p = _os.fspath(p)
    slash = _like(p, "/")
    count = len(p) - len(p.lstrip(slash))
    root = 2 if count == 2 else min(count, 1)
    return p[:0], p[:root], p[root:]


def basename(p):
    p = _os.fspath(p)
    return p[p.rfind(_like(p, "/")) + 1:]


def dirname(p):
    return split(p)[0]


def normpath(path):
    """Without empty parts, `.` and, as far as it can be told, `..`."""
    path = _os.fspath(path)
    slash, dot, dots = _like(path, "/", ".", "..")
    if not path:
        return dot
    _, root, rest = splitroot(path)
    parts = []
    for part in rest.split(slash):
        if not part or part == dot:
            continue
        if part != dots or (not root and (not parts or parts[-1] == dots)):
            parts.append(part)
        elif parts:
            parts.pop()
    return root + slash.join(parts) or dot


def abspath(path):
    path = _os.fspath(path)
    if not isabs(path):
        here = _os.getcwd()
        path = join(here.encode() if isinstance(path, bytes) else here, path)
    return normpath(path)


def realpath(filename, *, strict=False):
    """The path without symbolic links."""
    path = abspath(filename)
    slash = _like(path, "/")
    done = path[:1]
    todo = [part for part in path.split(slash) if part]
    followed = 0
    while todo:
        place = join(done, todo.pop(0))
        try:
            link = _os.readlink(place)
        except OSError:
            if strict:
                _os.lstat(place)
            done = place
            continue
        followed += 1
        if followed > 40:
            return join(place, *todo)
        target = normpath(join(done, link.encode() if isinstance(path, bytes) else link))
        todo = [part for part in target.split(slash) if part] + todo
        done = path[:1]
    return done


def relpath(path, start=None):
    """The way from start to path."""
    path = _os.fspath(path)
    if not path:
        raise ValueError("no path specified")
    slash, dot, dots = _like(path, "/", ".", "..")
    start = dot if start is None else _os.fspath(start)
    _check("relpath", path, start)
    origin = [part for part in abspath(start).split(slash) if part]
    target = [part for part in abspath(path).split(slash) if part]
    same = 0
    for a, b in zip(origin, target):
        if a != b:
            break
        same += 1
    parts = [dots] * (len(origin) - same) + target[same:]
    return join(*parts) if parts else dot


def commonprefix(m):
    """The text that all begin with, whole parts or not."""
    if not m:
        return ""
    if not isinstance(m[0], (list, tuple)):
        m = tuple(map(_os.fspath, m))
    first, last = min(m), max(m)
    for index, item in enumerate(first):
        if item != last[index]:
            return first[:index]
    return first


def commonpath(paths):
    """The longest path that all are below."""
    paths = tuple(map(_os.fspath, paths))
    if not paths:
        raise ValueError("commonpath() arg is an empty sequence")
    _check("commonpath", *paths)
    slash, dot = _like(paths[0], "/", ".")
    absolute = {path.startswith(slash) for path in paths}
    if len(absolute) > 1:
        raise ValueError("Can't mix absolute and relative paths")
    rows = [[part for part in path.split(slash) if part and part != dot] for path in paths]
    low, high = min(rows), max(rows)
    common = low
    for index, part in enumerate(low):
        if part != high[index]:
            common = low[:index]
            break
    root = slash if absolute.pop() else slash[:0]
    return root + slash.join(common)


def _mode(path, ask):
    """File type and rights; 0 for what is not there."""
    try:
        return ask(path).st_mode
    except (OSError, ValueError):
        return 0


def exists(path):
    return isinstance(path, int) and path in (0, 1, 2) or not isinstance(path, int) and _mode(path, _os.stat) != 0


def lexists(path):
    return _mode(path, _os.lstat) != 0


def isfile(path):
    return _mode(path, _os.stat) & _FILE_TYPE == _FILE


def isdir(s):
    return _mode(s, _os.stat) & _FILE_TYPE == _FOLDER


def islink(path):
    return _mode(path, _os.lstat) & _FILE_TYPE == _LINK


def ismount(path):
    if islink(path):
        return False
    try:
        own, above = _os.lstat(path), _os.lstat(join(path, _like(_os.fspath(path), "..")))
    except (OSError, ValueError):
        return False
    return own.st_dev != above.st_dev or own.st_ino == above.st_ino


def getsize(filename):
    return _os.stat(filename).st_size


def getmtime(filename):
    return _os.stat(filename).st_mtime


def getatime(filename):
    return _os.stat(filename).st_atime


def getctime(filename):
    return _os.stat(filename).st_ctime


def samestat(s1, s2):
    return s1.st_ino == s2.st_ino and s1.st_dev == s2.st_dev


def samefile(f1, f2):
    return samestat(_os.stat(f1), _os.stat(f2))


def expanduser(path):
    """`~` becomes the home folder; other users' homes are not looked up."""
    path = _os.fspath(path)
    tilde, slash = _like(path, "~", "/")
    if path != tilde and not path.startswith(tilde + slash):
        return path
    home = _os.environ.get("HOME")
    if home is None:
        return path
    if isinstance(path, bytes):
        home = home.encode()
    return home.rstrip(slash) + path[1:] or slash


def expandvars(path):
    """`$NAME` and `${NAME}` become the variable's value, where there is one."""
    path = _os.fspath(path)
    if isinstance(path, bytes):
        return expandvars(path.decode()).encode()
    result = []
    index = 0
    while index < len(path):
        end = index + 1
        name = None
        if path[index] == "$":
            if path[end:end + 1] == "{":
                close = path.find("}", end)
                if close > 0:
                    name, end = path[end + 1:close], close + 1
            else:
                while end < len(path) and (path[end] == "_" or path[end].isascii() and path[end].isalnum()):
                    end += 1
                name = path[index + 1:end]
        value = _os.environ.get(name) if name else None
        result.append(path[index:end] if value is None else value)
        index = end
    return "".join(result)
