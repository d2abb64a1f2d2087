"""Waiting until one of several descriptors is ready: `select`, `poll` and `epoll`."""

import _select
from _select import *
from _select import _epoll_control, _epoll_create, _epoll_wait, _poll

error = OSError

_READ = POLLIN | POLLHUP | POLLERR
_WRITE = POLLOUT | POLLERR
_EXCEPT = POLLPRI
_MOST_DESCRIPTORS = 1024


def _number(file):
    """The descriptor of an int, or of what has a method `fileno`."""
    if isinstance(file, int):
        number = file
    else:
        try:
            ask = file.fileno
        except AttributeError:
            raise TypeError("argument must be an int, or have a fileno() method.") from None
        number = ask()
        if not isinstance(number, int):
            raise TypeError("fileno() returned a non-integer")
    if number < 0:
        raise ValueError(f"file descriptor cannot be a negative integer ({number})")
    return number


def select(rlist, wlist, xlist, timeout=None, /):
    """Those of three lists that can be read, can be written, and have something exceptional."""
    if timeout is not None:
        try:
            timeout = float(timeout) if not isinstance(timeout, int) else timeout
        except (TypeError, ValueError):
            raise TypeError("timeout must be a float or None") from None
        if timeout < 0:
            raise ValueError("timeout must be non-negative")
    wanted, places = {}, []
    for files, events in ((rlist, POLLIN), (wlist, POLLOUT), (xlist, POLLPRI)):
        try:
            files = list(files)
        except TypeError:
            raise TypeError("arguments 1-3 must be sequences") from None
        numbers = [_number(file) for file in files]
        for number in numbers:
            if number >= _MOST_DESCRIPTORS:
                raise ValueError("filedescriptor out of range in select()")
            wanted[number] = wanted.get(number, 0) | events
        places.append(list(zip(numbers, files)))
    found = dict(_poll(list(wanted.items()), timeout))
    if any(events & POLLNVAL for events in found.values()):
        raise OSError(9, "Bad file descriptor")
    return tuple(
        [file for number, file in place if found.get(number, 0) & events]
        for place, events in zip(places, (_READ, _WRITE, _EXCEPT))
    )


class _Poll:
    """What `poll()` gives: descriptors, each with the events that it is waited for."""

    def __init__(self):
        self._wanted = {}

    def register(self, fd, eventmask=POLLIN | POLLPRI | POLLOUT, /):
        self._wanted[_number(fd)] = _mask(eventmask)

    def modify(self, fd, eventmask, /):
        number = _number(fd)
        if number not in self._wanted:
            raise FileNotFoundError(2, "No such file or directory")
        self._wanted[number] = _mask(eventmask)

    def unregister(self, fd, /):
        del self._wanted[_number(fd)]

    def poll(self, timeout=None, /):
        """Descriptors and events, once there are some; the timeout is in milliseconds."""
        if timeout is not None:
            if not isinstance(timeout, (int, float)):
                raise TypeError("timeout must be an integer or None")
            timeout = None if timeout < 0 else timeout / 1000
        return _poll(list(self._wanted.items()), timeout)


_Poll.__name__ = _Poll.__qualname__ = "poll"


def _mask(events):
    if events < 0:
        raise ValueError("value must be positive")
    if events > 0xFFFF:
        raise OverflowError("Python int too large for C unsigned short")
    return events


def poll():
    """An object that waits for descriptors."""
    return _Poll()


class epoll:
    """Descriptors that the system itself keeps, so that many cost no more than few."""

    _descriptor = -1

    def __init__(self, sizehint=-1, flags=0):
        if sizehint != -1 and sizehint <= 0:
            raise ValueError("sizehint must be positive or -1")
        if flags & ~EPOLL_CLOEXEC:
            raise OSError(22, "Invalid argument")
        self._descriptor = _epoll_create()

    @classmethod
    def fromfd(cls, fd, /):
        made = object.__new__(cls)
        made._descriptor = fd
        return made

    @property
    def closed(self):
        return self._descriptor < 0

    def _open(self):
        if self._descriptor < 0:
            raise ValueError("I/O operation on closed epoll object")
        return self._descriptor

    def close(self):
        from os import close

        descriptor, self._descriptor = self._descriptor, -1
        if descriptor >= 0:
            close(descriptor)

    __del__ = close

    def __enter__(self):
        self._open()
        return self

    def __exit__(self, *exception):
        self.close()

    def fileno(self):
        return self._open()

    def register(self, fd, eventmask=EPOLLIN | EPOLLPRI | EPOLLOUT):
        _epoll_control(self._open(), 1, _number(fd), eventmask)

    def modify(self, fd, eventmask):
        _epoll_control(self._open(), 3, _number(fd), eventmask)

    def unregister(self, fd):
        _epoll_control(self._open(), 2, _number(fd), 0)

    def poll(self, timeout=None, maxevents=-1):
        """Descriptors and events, once there are some; the timeout is in seconds."""
        descriptor = self._open()
        if timeout is not None:
            if not isinstance(timeout, (int, float)):
                raise TypeError("timeout must be an integer or None")
            timeout = None if timeout < 0 else timeout
        if maxevents == -1:
            maxevents = 1023
        elif maxevents <= 0:
            raise ValueError(f"maxevents must be greater than 0, got {maxevents}")
        return _epoll_wait(descriptor, timeout, maxevents)
