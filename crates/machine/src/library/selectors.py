"""Waiting for files, sockets and pipes: one face for `select`, `poll` and `epoll`."""

import math
import select
from abc import ABCMeta, abstractmethod
from collections import namedtuple
from collections.abc import Mapping

EVENT_READ, EVENT_WRITE = 1, 2

SelectorKey = namedtuple("SelectorKey", ["fileobj", "fd", "events", "data"])


def _number(file):
    """The descriptor of an int, or of what has a method `fileno`."""
    try:
        number = file if isinstance(file, int) else int(file.fileno())
    except (AttributeError, TypeError, ValueError):
        raise ValueError(f"Invalid file object: {file!r}") from None
    if number < 0:
        raise ValueError(f"Invalid file descriptor: {number}")
    return number


class _View(Mapping):
    """The keys of a selector, by file."""

    def __init__(self, selector):
        self._selector = selector

    def __len__(self):
        return len(self._selector._keys)

    def __iter__(self):
        return iter(self._selector._keys)

    def get(self, fileobj, default=None):
        return self._selector._keys.get(self._selector._find(fileobj), default)

    def __getitem__(self, fileobj):
        key = self.get(fileobj)
        if key is None:
            raise KeyError(f"{fileobj!r} is not registered")
        return key


class BaseSelector(metaclass=ABCMeta):
    """What all selectors can do."""

    @abstractmethod
    def register(self, fileobj, events, data=None):
        raise NotImplementedError

    @abstractmethod
    def unregister(self, fileobj):
        raise NotImplementedError

    def modify(self, fileobj, events, data=None):
        self.unregister(fileobj)
        return self.register(fileobj, events, data)

    @abstractmethod
    def select(self, timeout=None):
        raise NotImplementedError

    def close(self):
        pass

    def get_key(self, fileobj):
        """The key of a file that is registered."""
        mapping = self.get_map()
        if mapping is None:
            raise RuntimeError("Selector is closed")
        try:
            return mapping[fileobj]
        except KeyError:
            raise KeyError(f"{fileobj!r} is not registered") from None

    @abstractmethod
    def get_map(self):
        raise NotImplementedError

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        self.close()


class _Selector(BaseSelector):
    """Keeps the keys; what waits is in the classes derived from it."""

    def __init__(self):
        self._keys = {}
        self._view = _View(self)

    def _find(self, fileobj):
        """The descriptor of a file, even if it is closed by now."""
        try:
            return _number(fileobj)
        except ValueError:
            for key in self._keys.values():
                if key.fileobj is fileobj:
                    return key.fd
            raise

    def register(self, fileobj, events, data=None):
        if not events or events & ~(EVENT_READ | EVENT_WRITE):
            raise ValueError(f"Invalid events: {events!r}")
        key = SelectorKey(fileobj, self._find(fileobj), events, data)
        if key.fd in self._keys:
            raise KeyError(f"{fileobj!r} (FD {key.fd}) is already registered")
        self._keys[key.fd] = key
        try:
            self._add(key.fd, events)
        except BaseException:
            del self._keys[key.fd]
            raise
        return key

    def unregister(self, fileobj):
        key = self._keys.pop(self._find(fileobj), None)
        if key is None:
            raise KeyError(f"{fileobj!r} is not registered")
        self._remove(key.fd)
        return key

    def modify(self, fileobj, events, data=None):
        key = self._keys.get(self._find(fileobj))
        if key is None:
            raise KeyError(f"{fileobj!r} is not registered")
        if events != key.events:
            self.unregister(fileobj)
            return self.register(fileobj, events, data)
        if data != key.data:
            key = self._keys[key.fd] = key._replace(data=data)
        return key

    def close(self):
        self._keys.clear()
        self._view = None

    def get_map(self):
        return self._view

    def _ready(self, found):
        """The keys of what is ready, of pairs of descriptor and events."""
        ready = []
        for number, events in found:
            key = self._keys.get(number)
            if key is not None and events & key.events:
                ready.append((key, events & key.events))
        return ready

    def _add(self, number, events):
        pass

    def _remove(self, number):
        pass


class SelectSelector(_Selector):
    """Over `select.select`."""

    def select(self, timeout=None):
        readers = [number for number, key in self._keys.items() if key.events & EVENT_READ]
        writers = [number for number, key in self._keys.items() if key.events & EVENT_WRITE]
        read, write, _ = select.select(readers, writers, [], None if timeout is None else max(timeout, 0))
        found = {number: EVENT_READ for number in read}
        for number in write:
            found[number] = found.get(number, 0) | EVENT_WRITE
        return self._ready(found.items())


class _Polling(_Selector):
    """Over something that tells descriptors with bits."""

    _READ, _WRITE = select.POLLIN, select.POLLOUT

    def __init__(self):
        super().__init__()
        self._poll = self._make()

    def _add(self, number, events):
        bits = (self._READ if events & EVENT_READ else 0) | (self._WRITE if events & EVENT_WRITE else 0)
        self._poll.register(number, bits)

    def _remove(self, number):
        try:
            self._poll.unregister(number)
        except OSError:
            # It was closed before, and the system has forgotten it.
            pass

    def _told(self, found):
        # Errors and ends are told to readers and writers alike.
        return self._ready(
            (number, (EVENT_WRITE if bits & ~self._READ else 0) | (EVENT_READ if bits & ~self._WRITE else 0))
            for number, bits in found
        )


class PollSelector(_Polling):
    """Over `select.poll`."""

    _make = staticmethod(select.poll)

    def select(self, timeout=None):
        return self._told(self._poll.poll(None if timeout is None else max(math.ceil(timeout * 1000), 0)))


class EpollSelector(_Polling):
    """Over `select.epoll`."""

    _make = staticmethod(select.epoll)

    def fileno(self):
        return self._poll.fileno()

    def select(self, timeout=None):
        return self._told(self._poll.poll(None if timeout is None else max(timeout, 0), max(len(self._keys), 1)))

    def close(self):
        self._poll.close()
        super().close()


DefaultSelector = EpollSelector
