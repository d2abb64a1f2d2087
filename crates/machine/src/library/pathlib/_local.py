"""Paths of files that are there, or may be made."""

import os
import posixpath
import stat as _stat

from pathlib._pure import PurePath, PurePosixPath


class UnsupportedOperation(NotImplementedError):
    """The system has nothing of the kind."""


UnsupportedOperation.__module__ = "pathlib._abc"


class Path(PurePath):
    """A path with what the system does with files."""

    __slots__ = ()

    def __new__(cls, *args, **kwargs):
        return object.__new__(PosixPath if cls is Path else cls)

    def __init__(self, *args, **kwargs):
        if kwargs:
            import warnings
            message = (
                "support for supplying keyword arguments to pathlib.PurePath is deprecated and scheduled for removal "
                "in Python 3.14"
            )
            warnings.warn(message, DeprecationWarning, stacklevel=2)
        super().__init__(*args)

    @classmethod
    def cwd(cls):
        """The current folder."""
        return cls(os.getcwd())

    @classmethod
    def home(cls):
        """The user's folder."""
        return cls("~").expanduser()

    @classmethod
    def from_uri(cls, uri):
        """The path in a URI that begins with file:."""
        if not uri.startswith("file:"):
            raise ValueError(f"URI does not start with 'file:': {uri!r}")
        path = uri[5:]
        if path[:3] == "///":
            path = path[2:]
        elif path[:12] == "//localhost/":
            path = path[11:]
        first, *others = path.split("%")
        data = first.encode()
        for part in others:
            data += bytes([int(part[:2], 16)]) + part[2:].encode()
        found = cls(os.fsdecode(data))
        if not found.is_absolute():
            raise ValueError(f"URI is not absolute: {uri!r}")
        return found

    def stat(self, *, follow_symlinks=True):
        """What is known of the file."""
        return os.stat(self, follow_symlinks=follow_symlinks)

    def lstat(self):
        """As stat, but of a symbolic link itself."""
        return os.lstat(self)

    def exists(self, *, follow_symlinks=True):
        """Whether there is such a file or folder."""
        return os.path.exists(self) if follow_symlinks else os.path.lexists(self)

    def _mode(self, follow_symlinks=True):
        try:
            return self.stat(follow_symlinks=follow_symlinks).st_mode
        except (OSError, ValueError):
            return 0

    def is_dir(self, *, follow_symlinks=True):
        """Whether it is a folder."""
        return _stat.S_ISDIR(self._mode(follow_symlinks))

    def is_file(self, *, follow_symlinks=True):
        """Whether it is a file, and no folder or device."""
        return _stat.S_ISREG(self._mode(follow_symlinks))

    def is_symlink(self):
        """Whether it is a symbolic link."""
        return os.path.islink(self)

    def is_mount(self):
        """Whether another file system begins here."""
        return os.path.ismount(self)

    def is_junction(self):
        """Always False: only Windows has junctions."""
        return False

    def is_block_device(self):
        return _stat.S_ISBLK(self._mode())

    def is_char_device(self):
        return _stat.S_ISCHR(self._mode())

    def is_fifo(self):
        return _stat.S_ISFIFO(self._mode())

    def is_socket(self):
        return _stat.S_ISSOCK(self._mode())

    def samefile(self, other_path):
        """Whether both name the same file."""
        other = other_path if hasattr(other_path, "stat") else self.with_segments(other_path)
        return os.path.samestat(self.stat(), other.stat())

    def open(self, mode="r", buffering=-1, encoding=None, errors=None, newline=None):
        """Opens the file, as the function does."""
        return open(self, mode, buffering, encoding, errors, newline)

    def read_bytes(self):
        """All that is in the file, as bytes."""
        with open(self, "rb") as file:
            return file.read()

    def read_text(self, encoding=None, errors=None, newline=None):
        """All that is in the file, as text."""
        with open(self, encoding=encoding, errors=errors, newline=newline) as file:
            return file.read()

    def write_bytes(self, data):
        """Makes the file anew with these bytes; gives their number."""
        if isinstance(data, str):
            raise TypeError("memoryview: a bytes-like object is required, not 'str'")
        with open(self, "wb") as file:
            return file.write(data)

    def write_text(self, data, encoding=None, errors=None, newline=None):
        """Makes the file anew with this text; gives its length."""
        if not isinstance(data, str):
            raise TypeError(f"data must be str, not {type(data).__name__}")
        with open(self, "w", encoding=encoding, errors=errors, newline=newline) as file:
            return file.write(data)

    def _child(self, name):
        return self._from_parts(self._root, [*self._tail, name])

    def iterdir(self):
        """The files and folders in it, in no order."""
        names = os.listdir(self)
        return (self._child(name) for name in names)

    def glob(self, pattern, *, case_sensitive=None, recurse_symlinks=False):
        """The files and folders below it whose paths match a pattern."""
        return self._find(pattern, (), case_sensitive, recurse_symlinks)

    def rglob(self, pattern, *, case_sensitive=None, recurse_symlinks=False):
        """As glob, in all folders below."""
        return self._find(pattern, ("**",), case_sensitive, recurse_symlinks)

    def _find(self, pattern, above, case_sensitive, recurse_symlinks):
        # A slash at the end, which paths forget, asks for folders.
        folders_only = isinstance(pattern, str) and pattern.endswith("/")
        if not isinstance(pattern, PurePath):
            pattern = self.with_segments(pattern)
        if pattern.anchor:
            raise NotImplementedError("Non-relative patterns are unsupported")
        parts = [*above, *pattern.parts]
        if not parts:
            raise ValueError(f"Unacceptable pattern: {pattern!r}")
        from pathlib._glob import find
        found = find(self, parts, case_sensitive, recurse_symlinks)
        return (path for path in found if path.is_dir()) if folders_only else found

    def walk(self, top_down=True, on_error=None, follow_symlinks=False):
        """Folder, its folders and its files, for it and all below."""
        root = str(self)
        for folder, folders, files in os.walk(self, top_down, on_error, follow_symlinks):
            if not follow_symlinks:
                # Links to folders are counted among the files here.
                links = [name for name in folders if os.path.islink(os.path.join(folder, name))]
                for name in links:
                    folders.remove(name)
                    files.append(name)
            yield self if folder == root else self.with_segments(folder), folders, files

    def absolute(self):
        """The path from the root on; `..` and links stay."""
        if self.is_absolute():
            return self
        return self.with_segments(os.getcwd(), self)

    def resolve(self, strict=False):
        """The path from the root on, without links and `..`."""
        return self.with_segments(os.path.realpath(self, strict=strict))

    def readlink(self):
        """What a symbolic link leads to."""
        return self.with_segments(os.readlink(self))

    def touch(self, mode=0o666, exist_ok=True):
        """Makes the file, or makes it as new as if it were changed now."""
        if exist_ok:
            try:
                os.utime(self, None)
            except OSError:
                # It is not there yet.
                pass
            else:
                return
        flags = os.O_CREAT | os.O_WRONLY
        os.close(os.open(self, flags if exist_ok else flags | os.O_EXCL, mode))

    def mkdir(self, mode=0o777, parents=False, exist_ok=False):
        """Makes a folder."""
        try:
            os.mkdir(self, mode)
        except FileNotFoundError:
            if not parents or self.parent == self:
                raise
            self.parent.mkdir(parents=True, exist_ok=True)
            self.mkdir(mode, parents=False, exist_ok=exist_ok)
        except OSError:
            if not exist_ok or not self.is_dir():
                raise

    def chmod(self, mode, *, follow_symlinks=True):
        """Changes the rights."""
        os.chmod(self, mode, follow_symlinks=follow_symlinks)

    def lchmod(self, mode):
        """As chmod, of a symbolic link itself."""
        self.chmod(mode, follow_symlinks=False)

    def unlink(self, missing_ok=False):
        """Removes the file."""
        try:
            os.unlink(self)
        except FileNotFoundError:
            if not missing_ok:
                raise

    def rmdir(self):
        """Removes the folder, which must be empty."""
        os.rmdir(self)

    def rename(self, target):
        """Gives it another path, which is returned."""
        os.rename(self, target)
        return self.with_segments(target)

    def replace(self, target):
        """As rename; what was there before is gone."""
        os.replace(self, target)
        return self.with_segments(target)

    def symlink_to(self, target, target_is_directory=False):
        """Makes it a symbolic link."""
        os.symlink(target, self, target_is_directory)

    def hardlink_to(self, target):
        """Makes it another name of a file."""
        os.link(target, self)

    def expanduser(self):
        """The path with the user's folder for `~`."""
        if not self._root and self._tail and self._tail[0][:1] == "~":
            home = posixpath.expanduser(self._tail[0])
            if home[:1] == "~":
                raise RuntimeError("Could not determine home directory.")
            return self.with_segments(home, *self._tail[1:])
        return self

    def owner(self, *, follow_symlinks=True):
        """The name of the user that it belongs to."""
        return _name_of("/etc/passwd", self.stat(follow_symlinks=follow_symlinks).st_uid, "getpwuid(): uid")

    def group(self, *, follow_symlinks=True):
        """The name of the group that it belongs to."""
        return _name_of("/etc/group", self.stat(follow_symlinks=follow_symlinks).st_gid, "getgrgid(): gid")


def _name_of(table, number, what):
    with open(table) as lines:
        for line in lines:
            name, _, found = line.split(":")[:3]
            if found == str(number):
                return name
    raise KeyError(f"{what} not found: {number}")


class PosixPath(Path, PurePosixPath):
    """A path of a file as Unix has them."""

    __slots__ = ()


class WindowsPath(Path):
    """There are none here."""

    __slots__ = ()

    def __new__(cls, *args, **kwargs):
        raise UnsupportedOperation(f"cannot instantiate {cls.__name__!r} on your system")
