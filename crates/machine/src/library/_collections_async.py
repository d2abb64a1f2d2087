"""Abstract classes for what async programs use, and for buffers. `collections.abc` gives them out."""

# Where programs find these classes.
__name__ = "collections.abc"

from _collections_abc import Sequence, _asks_for, _generic
from abc import ABCMeta, abstractmethod

__all__ = ["Awaitable", "Coroutine", "AsyncIterable", "AsyncIterator", "AsyncGenerator", "Buffer", "ByteString"]


class Awaitable(metaclass=ABCMeta):
    __slots__ = ()
    __class_getitem__ = _generic

    @abstractmethod
    def __await__(self):
        yield

    __subclasshook__ = _asks_for("__await__")


class Coroutine(Awaitable):
    __slots__ = ()

    @abstractmethod
    def send(self, value):
        raise StopIteration

    @abstractmethod
    def throw(self, typ, val=None, tb=None):
        val = typ() if val is None else val
        raise val if tb is None else val.with_traceback(tb)

    def close(self):
        try:
            self.throw(GeneratorExit)
        except (GeneratorExit, StopIteration):
            pass
        else:
            raise RuntimeError("coroutine ignored GeneratorExit")

    __subclasshook__ = _asks_for("__await__", "send", "throw", "close")


class AsyncIterable(metaclass=ABCMeta):
    __slots__ = ()
    __class_getitem__ = _generic

    @abstractmethod
    def __aiter__(self):
        return self

    __subclasshook__ = _asks_for("__aiter__")


class AsyncIterator(AsyncIterable):
    __slots__ = ()

    @abstractmethod
    def __anext__(self):
        raise StopAsyncIteration

    def __aiter__(self):
        return self

    __subclasshook__ = _asks_for("__anext__", "__aiter__")


class AsyncGenerator(AsyncIterator):
    __slots__ = ()

    def __anext__(self):
        return self.asend(None)

    @abstractmethod
    def asend(self, value):
        raise StopAsyncIteration

    @abstractmethod
    def athrow(self, typ, val=None, tb=None):
        val = typ() if val is None else val
        raise val if tb is None else val.with_traceback(tb)

    __subclasshook__ = _asks_for("__aiter__", "__anext__", "asend", "athrow", "aclose")


class Buffer(metaclass=ABCMeta):
    __slots__ = ()

    @abstractmethod
    def __buffer__(self, flags, /):
        raise NotImplementedError

    __subclasshook__ = _asks_for("__buffer__")


class ByteString(Sequence):
    __slots__ = ()


for _kind in (bytes, bytearray, memoryview):
    Buffer.register(_kind)
ByteString.register(bytes)
ByteString.register(bytearray)
del _kind
