"""Files and folders for a while."""

import os as _os
import _thread
from random import Random as _Random

__all__ = [
    "NamedTemporaryFile", "SpooledTemporaryFile", "TMP_MAX", "TemporaryDirectory", "TemporaryFile", "gettempdir",
    "gettempdirb", "gettempprefix", "gettempprefixb", "mkdtemp", "mkstemp", "mktemp", "tempdir", "template",
]

TMP_MAX = 10_000
template = "tmp"
tempdir = None

_LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789_"
_once = _thread.allocate_lock()
_random = None


def _names():
    """Names that nobody can guess, one after the other."""
    global _random
    with _once:
        if _random is None:
            # Seeded by the system, whatever the program does with the seed of random.
            _random = _Random(int.from_bytes(_os.urandom(16), "big"))
        random = _random
    for _ in range(TMP_MAX):
        yield "".join(random.choices(_LETTERS, k=8))


def _candidates():
    for name in ("TMPDIR", "TEMP", "TMP"):
        folder = _os.getenv(name)
        if folder:
            yield _os.path.abspath(folder)
    yield from ("/tmp", "/var/tmp", "/usr/tmp")
    try:
        yield _os.getcwd()
    except OSError:
        yield _os.curdir


def gettempdir():
    """The folder in which temporary files are made."""
    global tempdir
    if tempdir is None:
        tried = list(_candidates())
        for folder in tried:
            if _os.path.isdir(folder) and _os.access(folder, _os.W_OK | _os.X_OK):
                tempdir = folder
                break
        else:
            raise FileNotFoundError(2, f"No usable temporary directory found in {tried}")
    return _os.fsdecode(tempdir)


def gettempdirb():
    return _os.fsencode(gettempdir())


def gettempprefix():
    """What the names begin with."""
    return template


def gettempprefixb():
    return _os.fsencode(template)


def _parts(prefix, suffix, dir):
    """The three parts of a path, all text or all bytes."""
    kind = None
    for part in (suffix, prefix, dir):
        if part is None:
            continue
        found = bytes if isinstance(_os.fspath(part), bytes) else str
        if kind not in (None, found):
            raise TypeError("Can't mix bytes and non-bytes in path components.")
        kind = found
    if kind is bytes:
        return (
            template.encode() if prefix is None else prefix, b"" if suffix is None else suffix,
            gettempdirb() if dir is None else _os.fspath(dir),
        )
    return (
        template if prefix is None else prefix, "" if suffix is None else suffix,
        gettempdir() if dir is None else _os.fspath(dir),
    )


def _make(prefix, suffix, folder, make):
    """Makes something under a name that is not taken; gives its path and what was made."""
    for name in _names():
        if isinstance(prefix, bytes):
            name = name.encode()
        path = _os.path.join(folder, prefix + name + suffix)
        try:
            made = make(path)
        except FileExistsError:
            continue
        return _os.path.abspath(path), made
    raise FileExistsError(17, "No usable temporary file name found")


def _open_new(path):
    return _os.open(path, _os.O_RDWR | _os.O_CREAT | _os.O_EXCL | _os.O_NOFOLLOW, 0o600)


def mkstemp(suffix=None, prefix=None, dir=None, text=False):
    """Makes a file that only the user may read; gives its descriptor and path."""
    prefix, suffix, dir = _parts(prefix, suffix, dir)
    path, descriptor = _make(prefix, suffix, dir, _open_new)
    return descriptor, path


def mkdtemp(suffix=None, prefix=None, dir=None):
    """Makes a folder that only the user may enter; gives its path."""
    prefix, suffix, dir = _parts(prefix, suffix, dir)
    return _make(prefix, suffix, dir, lambda path: _os.mkdir(path, 0o700))[0]


def mktemp(suffix="", prefix=template, dir=None):
    """A path that was not taken a moment ago; another program may take it before you do."""
    folder = gettempdir() if dir is None else dir
    for name in _names():
        path = _os.path.join(folder, prefix + name + suffix)
        if not _os.path.lexists(path):
            return path
    raise FileExistsError(17, "No usable temporary filename found")


class _TemporaryFileWrapper:
    """A file that is removed with its closing, or with the end of its `with` statement."""

    def __init__(self, file, name, delete=True, delete_on_close=True):
        self.file, self.name, self.delete = file, name, delete
        self._delete_on_close = delete_on_close
        self._removed = not delete

    def __getattr__(self, name):
        return getattr(self.__dict__["file"], name)

    def __enter__(self):
        self.file.__enter__()
        return self

    def __exit__(self, kind, value, traceback):
        result = self.file.__exit__(kind, value, traceback)
        self._remove()
        return result

    def __iter__(self):
        for line in self.file:
            yield line

    def close(self):
        self.file.close()
        if self._delete_on_close:
            self._remove()

    def _remove(self):
        if not self._removed:
            self._removed = True
            self.file.close()
            try:
                _os.unlink(self.name)
            except FileNotFoundError:
                # The program has removed or renamed it.
                if self._delete_on_close:
                    raise

    def __del__(self):
        try:
            self._remove()
        except (FileNotFoundError, TypeError, AttributeError):
            # At the end of the program, modules may be gone.
            pass


def NamedTemporaryFile(
    mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None, delete=True, *,
    errors=None, delete_on_close=True,
):
    """An open file with a name, removed when it is closed."""
    prefix, suffix, dir = _parts(prefix, suffix, dir)
    path, descriptor = _make(prefix, suffix, dir, _open_new)
    try:
        file = open(path, mode, buffering, encoding, errors, newline, opener=lambda path, flags: descriptor)
    except BaseException:
        _os.unlink(path)
        _os.close(descriptor)
        raise
    return _TemporaryFileWrapper(file, path, delete, delete_on_close)


def TemporaryFile(
    mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None, *, errors=None,
):
    """An open file without a name."""
    prefix, suffix, dir = _parts(prefix, suffix, dir)
    path, descriptor = _make(prefix, suffix, dir, _open_new)
    try:
        _os.unlink(path)
        return open(descriptor, mode, buffering, encoding, errors, newline)
    except BaseException:
        _os.close(descriptor)
        raise


class SpooledTemporaryFile:
    """A temporary file; it is one from the beginning, however large max_size is."""

    def __init__(
        self, max_size=0, mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None, *,
        errors=None,
    ):
        self._file = TemporaryFile(mode, buffering, encoding, newline, suffix, prefix, dir, errors=errors)

    def rollover(self):
        """There is nothing to do."""

    def __getattr__(self, name):
        return getattr(self.__dict__["_file"], name)

    def __enter__(self):
        if self._file.closed:
            raise ValueError("Cannot enter context with closed file")
        return self

    def __exit__(self, *exception):
        self._file.close()

    def __iter__(self):
        return iter(self._file)


class TemporaryDirectory:
    """A folder that is removed, with all that is in it, at the end of its `with` statement."""

    def __init__(self, suffix=None, prefix=None, dir=None, ignore_cleanup_errors=False, *, delete=True):
        self.name = mkdtemp(suffix, prefix, dir)
        self._ignore_cleanup_errors, self._delete = ignore_cleanup_errors, delete

    def __repr__(self):
        return f"<{type(self).__name__} {self.name!r}>"

    def __enter__(self):
        return self.name

    def __exit__(self, *exception):
        if self._delete:
            self.cleanup()

    def cleanup(self):
        """Removes the folder."""
        if self._delete or _os.path.lexists(self.name):
            self._delete = False
            from shutil import rmtree
            try:
                rmtree(self.name, ignore_errors=self._ignore_cleanup_errors)
            except FileNotFoundError:
                # The program has removed it.
                pass

    def __del__(self):
        if self.__dict__.get("_delete"):
            import warnings
            warnings.warn(f"Implicitly cleaning up {self!r}", ResourceWarning)
            self.cleanup()

    __class_getitem__ = classmethod(type(list[str]))
