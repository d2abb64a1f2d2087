"""The system: files, folders, the environment, the process."""

import builtins as _builtins
import sys as _sys
import posix as _posix
from posix import *
from posix import (
    _affinity, _execute, _exit, _statvfs, _sysconf_names, _system, _system_names, _terminal_size, _wait,
)
from _random import urandom

import _os_environ
from _os_results import stat_result, statvfs_result, terminal_size, times_result, uname_result

error = OSError
name = "posix"
linesep = "\n"
SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2
P_WAIT, P_NOWAIT, P_NOWAITO = 0, 1, 1
supports_bytes_environ = True

sysconf_names = _sysconf_names()

environ, environb = _os_environ.make(_posix.environ)


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


def stat(path, *, dir_fd=None, follow_symlinks=True):
    """What is known of a file."""
    return stat_result(_posix.stat(path, dir_fd=dir_fd, follow_symlinks=follow_symlinks))


def lstat(path, *, dir_fd=None):
    """As stat, but of a symbolic link itself."""
    return stat_result(_posix.lstat(path, dir_fd=dir_fd))


def fstat(fd):
    """As stat, of an open file."""
    return stat_result(_posix.fstat(fd))


def statvfs(path):
    """What is known of the file system that a file is on."""
    return statvfs_result(_statvfs(path))


fstatvfs = statvfs

# The path functions need this module half made.
import posixpath as path
from posixpath import altsep, curdir, defpath, devnull, extsep, pardir, pathsep, sep

_sys.modules["os.path"] = path

from _os_descriptors import device_encoding, eventfd_read, eventfd_write, preadv, pwritev, readv, writev
from _os_folders import DirEntry, fwalk, makedirs, removedirs, renames, scandir, walk

supports_follow_symlinks = {stat, access, chown, link, utime}
supports_dir_fd = {
    access, chown, link, mkdir, mkfifo, open, readlink, rename, rmdir, stat, symlink, unlink, utime,
}
supports_fd = {chdir, chmod, chown, listdir, scandir, stat, statvfs, truncate, utime}
supports_effective_ids = {access}


def get_terminal_size(fd=1, /):
    """Columns and lines of the terminal that a descriptor is open on."""
    return terminal_size(_terminal_size(fd))


def get_exec_path(env=None):
    """The folders in which programs are looked for."""
    return (environ if env is None else env).get("PATH", defpath).split(pathsep)


def getenv(key, default=None):
    """The value of an environment variable."""
    return environ.get(key, default)


def getenvb(key, default=None):
    """The value of an environment variable, all in bytes."""
    return environb.get(key, default)


def putenv(name, value, /):
    """Sets a variable for children."""
    environ[fsdecode(name)] = fsdecode(value)


def unsetenv(name, /):
    """Removes a variable for children."""
    environ.pop(fsdecode(name), None)


def sched_getaffinity(pid, /):
    """The numbers of the CPUs that a process may use."""
    if pid not in (0, getpid()):
        raise NotImplementedError("sched_getaffinity: minipy tells it of its own process only")
    return set(_affinity())


def process_cpu_count():
    """How many CPUs this process may use."""
    return cpu_count()


def uname():
    """The names of the system."""
    return uname_result(_system_names())


def fdopen(fd, mode="r", buffering=-1, encoding=None, *args, **kwargs):
    """A file over a descriptor."""
    if not isinstance(fd, int):
        raise TypeError(f"invalid fd type ({type(fd)}, expected integer)")
    return _builtins.open(fd, mode, buffering, encoding, *args, **kwargs)


def times():
    """Times that this process has used, and the time since some moment, in seconds."""
    import time
    return times_result((time.process_time(), 0.0, 0.0, 0.0, time.monotonic()))


def system(command):
    """Runs a command in a shell; gives its status as wait has it."""
    return _system(command, _posix.environ)


def popen(cmd, mode="r", buffering=-1):
    """A pipe from or to a command in a shell."""
    import _os_processes
    return _os_processes.popen(cmd, mode, buffering)


def waitpid(pid, options, /):
    """Number and status of a child that has ended."""
    return _wait(pid, 0 if options & WNOHANG else None)


def wait():
    """Number and status of any child that has ended."""
    return _wait(-1, None)


def WCOREDUMP(status, /):
    return status & 0x80 != 0


def WIFCONTINUED(status):
    return status == 0xFFFF


def execve(path, argv, env):
    """This process becomes another program, with that environment."""
    if not isinstance(argv, (list, tuple)):
        raise TypeError("execve: argv must be a tuple or list")
    if not argv:
        raise ValueError("execve: argv must not be empty")
    _execute(path, argv, dict(env))


def execv(path, argv, /):
    """This process becomes another program."""
    execve(path, argv, environ)


def execvpe(file, args, env):
    """As execve, with the program looked for in the folders of PATH."""
    if path.dirname(file):
        execve(file, args, env)
    failed = None
    for folder in get_exec_path(env):
        try:
            execve(path.join(folder, file), args, env)
        except (FileNotFoundError, NotADirectoryError) as error:
            failed = failed or error
    raise failed


def execvp(file, args):
    """As execv, with the program looked for in the folders of PATH."""
    execvpe(file, args, environ)


def execl(file, *args):
    execv(file, args)


def execlp(file, *args):
    execvp(file, args)


def execle(file, *args):
    execve(file, args[:-1], args[-1])


def execlpe(file, *args):
    execvpe(file, args[:-1], args[-1])


from _os_spawn import spawnl, spawnle, spawnlp, spawnlpe, spawnv, spawnve, spawnvp, spawnvpe


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
