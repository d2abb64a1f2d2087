"""Copying, moving and removing files and whole folders."""

import collections as _collections
import fnmatch as _fnmatch
import os
import stat

__all__ = [
    "COPY_BUFSIZE", "Error", "ExecError", "ReadError", "RegistryError", "SameFileError", "SpecialFileError",
    "chown", "copy", "copy2", "copyfile", "copyfileobj", "copymode", "copystat", "copytree", "disk_usage",
    "get_archive_formats", "get_terminal_size", "get_unpack_formats", "ignore_patterns", "make_archive", "move",
    "register_archive_format", "register_unpack_format", "rmtree", "unpack_archive", "unregister_archive_format",
    "unregister_unpack_format", "which",
]

COPY_BUFSIZE = 256 * 1024


class Error(OSError):
    """Copying or moving is not possible, or several errors came up; then its argument is a list of them."""


class SameFileError(Error):
    """Source and destination are the same file."""


class SpecialFileError(OSError):
    """The file is of a kind that cannot be copied."""


class ExecError(OSError):
    """A command could not be executed."""


class ReadError(OSError):
    """An archive cannot be read."""


class RegistryError(Exception):
    """Something about archive formats is not registered as it should be."""


def copyfileobj(fsrc, fdst, length=0):
    """Copies what is left to read in one file to another."""
    read, write = fsrc.read, fdst.write
    while part := read(length or COPY_BUFSIZE):
        write(part)


def _same(src, dst):
    try:
        return os.path.samefile(src, dst)
    except OSError:
        return False


def copyfile(src, dst, *, follow_symlinks=True):
    """Copies what is in a file; gives the destination."""
    if _same(src, dst):
        raise SameFileError(f"{src!r} and {dst!r} are the same file")
    for path in (src, dst):
        try:
            if stat.S_ISFIFO(os.stat(path).st_mode):
                raise SpecialFileError(f"`{os.fspath(path)}` is a named pipe")
        except OSError as error:
            if isinstance(error, SpecialFileError):
                raise
    if not follow_symlinks and os.path.islink(src):
        os.symlink(os.readlink(src), dst)
        return dst
    with open(src, "rb") as source:
        try:
            with open(dst, "wb") as destination:
                copyfileobj(source, destination)
        except IsADirectoryError as error:
            if not os.path.exists(dst):
                raise FileNotFoundError(f"Directory does not exist: {dst}") from error
            raise
    return dst


def copymode(src, dst, *, follow_symlinks=True):
    """Copies the rights."""
    if not follow_symlinks and os.path.islink(src) and os.path.islink(dst):
        # Links have none of their own.
        return
    os.chmod(dst, stat.S_IMODE(os.stat(src).st_mode))


def copystat(src, dst, *, follow_symlinks=True):
    """Copies rights and times."""
    follow = follow_symlinks or not (os.path.islink(src) and os.path.islink(dst))
    facts = os.stat(src, follow_symlinks=follow)
    os.utime(dst, ns=(facts.st_atime_ns, facts.st_mtime_ns), follow_symlinks=follow)
    if follow:
        os.chmod(dst, stat.S_IMODE(facts.st_mode))


def _target(src, dst):
    return os.path.join(dst, os.path.basename(src)) if os.path.isdir(dst) else dst


def copy(src, dst, *, follow_symlinks=True):
    """Copies a file and its rights, to a path or into a folder; gives the path of the copy."""
    dst = _target(src, dst)
    copyfile(src, dst, follow_symlinks=follow_symlinks)
    copymode(src, dst, follow_symlinks=follow_symlinks)
    return dst


def copy2(src, dst, *, follow_symlinks=True):
    """As copy, with the times."""
    dst = _target(src, dst)
    copyfile(src, dst, follow_symlinks=follow_symlinks)
    copystat(src, dst, follow_symlinks=follow_symlinks)
    return dst


def ignore_patterns(*patterns):
    """A function for copytree that leaves out what matches."""
    def ignored(path, names):
        return {name for pattern in patterns for name in _fnmatch.filter(names, pattern)}
    return ignored


def copytree(
    src, dst, symlinks=False, ignore=None, copy_function=copy2, ignore_dangling_symlinks=False, dirs_exist_ok=False,
):
    """Copies a folder and all that is in it; gives the destination."""
    with os.scandir(src) as listed:
        entries = list(listed)
    ignored = () if ignore is None else ignore(os.fspath(src), [entry.name for entry in entries])
    os.makedirs(dst, exist_ok=dirs_exist_ok)
    errors = []
    for entry in entries:
        if entry.name in ignored:
            continue
        source, target = os.path.join(src, entry.name), os.path.join(dst, entry.name)
        given = entry if copy_function in (copy, copy2) else source
        try:
            if entry.is_symlink() and symlinks:
                os.symlink(os.readlink(source), target)
                copystat(source, target, follow_symlinks=False)
            elif entry.is_symlink() and ignore_dangling_symlinks and not os.path.exists(source):
                continue
            elif entry.is_dir():
                copytree(source, target, symlinks, ignore, copy_function, ignore_dangling_symlinks, dirs_exist_ok)
            else:
                copy_function(given, target)
        except Error as error:
            errors.extend(error.args[0])
        except OSError as error:
            errors.append((source, target, str(error)))
    try:
        copystat(src, dst)
    except OSError as error:
        errors.append((src, dst, str(error)))
    if errors:
        raise Error(errors)
    return dst


def rmtree(path, ignore_errors=False, onerror=None, *, onexc=None, dir_fd=None):
    """Removes a folder and all that is in it."""
    if dir_fd is not None:
        raise NotImplementedError("rmtree: dir_fd is not supported by minipy")
    if onerror is not None and onexc is None:
        import warnings
        warnings.warn("onerror argument is deprecated, use onexc instead", DeprecationWarning, stacklevel=2)

        def onexc(function, place, error):
            return onerror(function, place, (type(error), error, error.__traceback__))

    def failed(function, place, error):
        if ignore_errors:
            return
        if onexc is None:
            raise error
        onexc(function, place, error)

    try:
        if os.path.islink(path):
            raise OSError("Cannot call rmtree on a symbolic link")
        os.lstat(path)
    except OSError as error:
        error.filename = path
        failed(os.path.islink if not error.errno else os.lstat, path, error)
        return
    _remove_tree(path, failed)


def _remove_tree(path, failed):
    try:
        with os.scandir(path) as listed:
            entries = list(listed)
    except FileNotFoundError:
        return
    except OSError as error:
        error.filename = path
        failed(os.scandir, path, error)
        entries = []
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            _remove_tree(entry.path, failed)
            continue
        try:
            os.unlink(entry.path)
        except FileNotFoundError:
            continue
        except OSError as error:
            failed(os.unlink, entry.path, error)
    try:
        os.rmdir(path)
    except FileNotFoundError:
        pass
    except OSError as error:
        failed(os.rmdir, path, error)


def move(src, dst, copy_function=copy2):
    """Moves a file or folder, to a path or into a folder; gives where it is now."""
    target = dst
    if os.path.isdir(dst):
        if _same(src, dst) and not os.path.islink(src):
            # Perhaps only capitals change.
            os.rename(src, dst)
            return None
        target = os.path.join(dst, os.path.basename(os.fspath(src).rstrip("/")))
        if os.path.exists(target):
            raise Error(f"Destination path '{target}' already exists")
    try:
        os.rename(src, target)
        return target
    except OSError:
        # On another disk it takes a copy.
        pass
    if os.path.islink(src):
        os.symlink(os.readlink(src), target)
        os.unlink(src)
    elif os.path.isdir(src):
        inside = os.path.abspath(dst) + "/"
        if inside.startswith(os.path.abspath(src) + "/"):
            raise Error(f"Cannot move a directory '{src}' into itself '{dst}'.")
        copytree(src, target, symlinks=True, copy_function=copy_function)
        rmtree(src)
    else:
        copy_function(src, target)
        os.unlink(src)
    return target


_Usage = _collections.namedtuple("usage", "total used free")


def disk_usage(path):
    """Bytes of the disk that a file is on: all, used, free."""
    facts = os.statvfs(path)
    unit = facts.f_frsize
    return _Usage(facts.f_blocks * unit, (facts.f_blocks - facts.f_bfree) * unit, facts.f_bavail * unit)


def chown(path, user=None, group=None, *, dir_fd=None, follow_symlinks=True):
    """Changes the owner, by numbers."""
    if user is None and group is None:
        raise ValueError("user and/or group must be set")
    for owner in (user, group):
        if isinstance(owner, str):
            raise NotImplementedError("chown: minipy knows users and groups by their numbers only")
    owners = (-1 if user is None else user, -1 if group is None else group)
    os.chown(path, *owners, dir_fd=dir_fd, follow_symlinks=follow_symlinks)


def get_terminal_size(fallback=(80, 24)):
    """Columns and lines, from the environment, the terminal, or what is given."""
    def given(name):
        try:
            return int(os.environ[name])
        except (KeyError, ValueError):
            return 0
    columns, lines = given("COLUMNS"), given("LINES")
    if columns <= 0 or lines <= 0:
        try:
            found = os.get_terminal_size(1)
        except (ValueError, OSError):
            found = os.terminal_size(fallback)
        columns = columns if columns > 0 else found.columns or fallback[0]
        lines = lines if lines > 0 else found.lines or fallback[1]
    return os.terminal_size((columns, lines))


def which(cmd, mode=os.F_OK | os.X_OK, path=None):
    """The path of the program that a command runs; None if there is none."""
    def runs(place):
        return os.path.exists(place) and os.access(place, mode) and not os.path.isdir(place)
    if os.path.dirname(cmd):
        return cmd if runs(cmd) else None
    if path is None:
        path = os.environ.get("PATH", os.defpath)
    if not path:
        return None
    colon = b":" if isinstance(cmd, bytes) else ":"
    for folder in dict.fromkeys(os.fsencode(path).split(colon) if isinstance(cmd, bytes) else path.split(colon)):
        place = os.path.join(folder, cmd)
        if runs(place):
            return place
    return None


from _shutil_archives import (
    get_archive_formats, get_unpack_formats, make_archive, register_archive_format, register_unpack_format,
    unpack_archive, unregister_archive_format, unregister_unpack_format,
)
