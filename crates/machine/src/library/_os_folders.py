"""Functions of `os` that go through folders."""

from posix import _entries, mkdir, rmdir
import os as _os
from os import fspath, path

_TYPE, _FOLDER, _FILE, _LINK = 0o170000, 0o040000, 0o100000, 0o120000


class DirEntry:
    """An entry of a folder: its name, and what the system told of it by the way."""

    __slots__ = ("name", "path", "_kind", "_inode", "_stat", "_lstat", "__weakref__")

    def __new__(cls, *args, **kwargs):
        raise TypeError("cannot create 'posix.DirEntry' instances")

    @classmethod
    def _make(cls, name, path, kind, inode):
        entry = object.__new__(cls)
        entry.name, entry.path, entry._kind, entry._inode = name, path, kind, inode
        entry._stat = entry._lstat = None
        return entry

    def inode(self):
        """The number of the file on its disk."""
        return self._inode

    def _is(self, letter, wanted, follow_symlinks):
        if self._kind in "dfl" and (self._kind != "l" or not follow_symlinks):
            return self._kind == letter
        try:
            return self.stat(follow_symlinks=follow_symlinks).st_mode & _TYPE == wanted
        except FileNotFoundError:
            return False

    def is_dir(self, *, follow_symlinks=True):
        """Whether it is a folder, or a link to one."""
        return self._is("d", _FOLDER, follow_symlinks)

    def is_file(self, *, follow_symlinks=True):
        """Whether it is a file, or a link to one."""
        return self._is("f", _FILE, follow_symlinks)

    def is_symlink(self):
        """Whether it is a symbolic link."""
        return self._is("l", _LINK, False)

    def is_junction(self):
        """Always False: only Windows has junctions."""
        return False

    def stat(self, *, follow_symlinks=True):
        """What is known of the file; asked once."""
        if self._lstat is None:
            self._lstat = _os.stat(self.path, follow_symlinks=False)
        if not follow_symlinks or self._lstat.st_mode & _TYPE != _LINK:
            return self._lstat
        if self._stat is None:
            self._stat = _os.stat(self.path)
        return self._stat

    def __fspath__(self):
        return self.path

    def __repr__(self):
        return f"<DirEntry {self.name!r}>"

    __class_getitem__ = classmethod(type(list[str]))


DirEntry.__module__ = "posix"


class ScandirIterator:
    """The entries of a folder, one after the other."""

    __slots__ = ("_rows", "_folder")

    def __init__(self, rows, folder):
        self._rows, self._folder = iter(rows), folder

    def __iter__(self):
        return self

    def __next__(self):
        name, kind, inode = next(self._rows)
        return DirEntry._make(name, path.join(self._folder, name), kind, inode)

    def close(self):
        """Ends the iteration."""
        self._rows = iter(())

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        self.close()


ScandirIterator.__module__ = "posix"


def scandir(path=None):
    """The entries of a folder, with their kinds."""
    if path is None:
        folder = "."
    elif isinstance(path, int):
        folder = ""
    else:
        folder = path if isinstance(path, (str, bytes)) or not hasattr(type(path), "__fspath__") else fspath(path)
    return ScandirIterator(_entries(path), folder)


def makedirs(name, mode=0o777, exist_ok=False):
    """Makes a folder and those it stands in."""
    above, last = _cut(name)
    if above and last and not path.exists(above):
        try:
            makedirs(above, exist_ok=exist_ok)
        except FileExistsError:
            # Somebody else was faster.
            pass
        if last in (".", b"."):
            # `a/b/.` is `a/b`, which is there now.
            return
    try:
        mkdir(name, mode)
    except OSError:
        # It may be there already, which also a read-only disk says in its own way.
        if not (exist_ok and path.isdir(name)):
            raise


def _cut(name):
    """A path as the folder and the name in it; slashes at the end do not count."""
    above, last = path.split(name)
    return (above, last) if last else path.split(above)


def removedirs(name):
    """Removes a folder and those above it that are empty then."""
    rmdir(name)
    for folder in _above(name):
        try:
            rmdir(folder)
        except OSError:
            return


def _above(name):
    """The folders that a path stands in, the nearest first."""
    folder, last = _cut(name)
    while folder and last:
        yield folder
        folder, last = path.split(folder)


def renames(old, new):
    """Renames; makes the folders that are missing, removes those that are empty then."""
    target, last = path.split(new)
    if target and last and not path.exists(target):
        makedirs(target)
    _os.rename(old, new)
    left, last = path.split(old)
    if left and last:
        try:
            removedirs(left)
        except OSError:
            pass


def walk(top, topdown=True, onerror=None, followlinks=False):
    """Folder, its folders and its files, for a folder and all below it."""
    waiting = [fspath(top)]
    while waiting:
        top = waiting.pop()
        if isinstance(top, tuple):
            yield top
            continue
        try:
            entries = list(scandir(top))
        except OSError as error:
            if onerror is not None:
                onerror(error)
            continue
        folders, files, below = [], [], []
        for entry in entries:
            try:
                is_folder = entry.is_dir()
            except OSError:
                is_folder = False
            (folders if is_folder else files).append(entry.name)
            if is_folder and not topdown and (followlinks or not entry.is_symlink()):
                below.append(entry.path)
        if topdown:
            yield top, folders, files
            # The list may have been changed meanwhile: only what is left in it is visited.
            for name in reversed(folders):
                folder = path.join(top, name)
                if followlinks or not path.islink(folder):
                    waiting.append(folder)
        else:
            waiting.append((top, folders, files))
            waiting.extend(reversed(below))


def fwalk(top=".", topdown=True, onerror=None, *, follow_symlinks=False, dir_fd=None):
    """As walk, with a descriptor of each folder."""
    if dir_fd is not None:
        raise NotImplementedError("fwalk: dir_fd is not supported by minipy")
    for folder, folders, files in walk(top, topdown, onerror, follow_symlinks):
        descriptor = _os.open(folder, _os.O_RDONLY)
        try:
            yield folder, folders, files, descriptor
        finally:
            _os.close(descriptor)
