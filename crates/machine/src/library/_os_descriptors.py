"""What `os` does with descriptors beside reading and writing: several buffers at once, counters."""

import posix
import sys


def _views(buffers):
    if not isinstance(buffers, (list, tuple)):
        raise TypeError("readv() arg 2 must be a sequence")
    views = [memoryview(buffer).cast("B") for buffer in buffers]
    for view in views:
        if view.readonly:
            raise BufferError("Object is not writable.")
    return views


def _spread(data, views):
    """Puts bytes into buffers, one after the other is filled."""
    begin = 0
    for view in views:
        part = data[begin:begin + len(view)]
        view[:len(part)] = part
        begin += len(view)
    return len(data)


def _joined(buffers, function):
    if not isinstance(buffers, (list, tuple)):
        raise TypeError(f"{function}() arg 2 must be a sequence")
    for buffer in buffers:
        if isinstance(buffer, str):
            raise TypeError("a bytes-like object is required, not 'str'")
    return b"".join(buffers)


def readv(fd, buffers, /):
    """Reads into several buffers; gives how many bytes there were."""
    views = _views(buffers)
    return _spread(posix.read(fd, sum(map(len, views))), views)


def preadv(fd, buffers, offset, flags=0, /):
    """As readv, from a place in the file."""
    views = _views(buffers)
    return _spread(posix.pread(fd, sum(map(len, views)), offset), views)


def writev(fd, buffers, /):
    """Writes several buffers; gives how many bytes were written."""
    return posix.write(fd, _joined(buffers, "writev"))


def pwritev(fd, buffers, offset, flags=0, /):
    """As writev, to a place in the file."""
    return posix.pwrite(fd, _joined(buffers, "pwritev"), offset)


def _check(fd):
    if fd < 0:
        raise ValueError(f"file descriptor cannot be a negative integer ({fd})")


def eventfd_read(fd):
    """Takes the number out of a counter, or one of a semaphore."""
    _check(fd)
    return int.from_bytes(posix.read(fd, 8), sys.byteorder)


def eventfd_write(fd, value):
    """Adds a number to a counter."""
    _check(fd)
    posix.write(fd, value.to_bytes(8, sys.byteorder))


def device_encoding(fd):
    """The encoding of a terminal; None for anything else."""
    return "UTF-8" if posix.isatty(fd) else None
