"""The classes of files, and files in memory."""

import abc
from builtins import open

from _io import (
    DEFAULT_BUFFER_SIZE,
    BlockingIOError,
    BufferedRandom,
    BufferedReader,
    BufferedWriter,
    BytesIO,
    FileIO,
    StringIO,
    TextIOWrapper,
    UnsupportedOperation,
    open_code,
    text_encoding,
)

__all__ = [
    "BlockingIOError", "open", "open_code", "IOBase", "RawIOBase", "FileIO", "BytesIO", "StringIO", "BufferedIOBase",
    "BufferedReader", "BufferedWriter", "BufferedRWPair", "BufferedRandom", "TextIOBase", "TextIOWrapper", "UnsupportedOperation",
    "SEEK_SET", "SEEK_CUR", "SEEK_END", "text_encoding", "DEFAULT_BUFFER_SIZE",
]  # fmt: skip

SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2


def _unsupported(name):
    """A method that the files of a class do not have unless they define it."""

    def method(self, *args):
        raise UnsupportedOperation(name)

    method.__name__ = name
    method.__qualname__ = "IOBase." + name
    return method


class IOBase(metaclass=abc.ABCMeta):
    """What all files have in common; reading and writing is left to the classes derived from it."""

    _closed = False

    def _checkClosed(self):
        if self.closed:
            raise ValueError("I/O operation on closed file.")

    @property
    def closed(self):
        return self._closed

    def close(self):
        if not self._closed:
            try:
                self.flush()
            finally:
                self._closed = True

    def flush(self):
        self._checkClosed()

    def readable(self):
        return False

    def writable(self):
        return False

    def seekable(self):
        return False

    def isatty(self):
        self._checkClosed()
        return False

    def _checkReadable(self):
        if not self.readable():
            raise UnsupportedOperation("File or stream is not readable.")

    def _checkWritable(self):
        if not self.writable():
            raise UnsupportedOperation("File or stream is not writable.")

    def _checkSeekable(self):
        if not self.seekable():
            raise UnsupportedOperation("File or stream is not seekable.")

    def __del__(self):
        # Nobody hears of what goes wrong while an object goes.
        try:
            if not self.closed:
                self.close()
        except Exception:
            pass

    fileno = _unsupported("fileno")
    seek = _unsupported("seek")
    truncate = _unsupported("truncate")

    def tell(self):
        return self.seek(0, SEEK_CUR)

    def __enter__(self):
        self._checkClosed()
        return self

    def __exit__(self, *exception):
        self.close()

    def __iter__(self):
        self._checkClosed()
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def readline(self, size=-1, /):
        line = bytearray()
        while (size is None or size < 0 or len(line) < size) and not line.endswith(b"\n"):
            octet = self.read(1)
            if not octet:
                break
            line += octet
        return bytes(line)

    def readlines(self, hint=-1, /):
        lines, size = [], 0
        for line in self:
            lines.append(line)
            size += len(line)
            if hint is not None and 0 < hint <= size:
                break
        return lines

    def writelines(self, lines, /):
        self._checkClosed()
        for line in lines:
            self.write(line)


class RawIOBase(IOBase):
    """Binary files without a buffer: `readinto` and `write` are theirs to define."""

    def readinto(self, buffer, /):
        raise NotImplementedError

    def write(self, data, /):
        raise NotImplementedError

    def read(self, size=-1, /):
        if size is None or size < 0:
            return self.readall()
        octets = bytearray(size)
        count = self.readinto(octets)
        return None if count is None else bytes(octets[:count])

    def readall(self):
        parts = []
        while part := self.read(DEFAULT_BUFFER_SIZE):
            parts.append(part)
        return b"".join(parts) if parts or part is not None else None


class BufferedIOBase(IOBase):
    """Binary files with a buffer: a read gives all that was asked for."""

    read = _unsupported("read")
    read1 = _unsupported("read1")
    write = _unsupported("write")
    detach = _unsupported("detach")

    def readinto(self, buffer, /):
        return self._fill(buffer, self.read)

    def readinto1(self, buffer, /):
        return self._fill(buffer, self.read1)

    def _fill(self, buffer, read):
        with memoryview(buffer).cast("B") as view:
            octets = read(len(view))
            view[: len(octets)] = octets
        return len(octets)


class BufferedRWPair(BufferedIOBase):
    """A file to be read and one to be written, as one: the two directions of a pipe."""

    def __init__(self, *arguments, **keywords):
        if keywords:
            raise TypeError("BufferedRWPair() takes no keyword arguments")
        if not 2 <= len(arguments) <= 3:
            bound = "least 2" if len(arguments) < 2 else "most 3"
            raise TypeError(f"BufferedRWPair expected at {bound} arguments, got {len(arguments)}")
        reader, writer, *size = arguments
        self.reader = BufferedReader(reader, *size)
        self.writer = BufferedWriter(writer, *size)

    def read(self, size=-1, /):
        return self.reader.read(size)

    def read1(self, size=-1, /):
        return self.reader.read1(size)

    def readinto(self, buffer, /):
        return self.reader.readinto(buffer)

    def readinto1(self, buffer, /):
        return self.reader.readinto1(buffer)

    def peek(self, size=0, /):
        return self.reader.peek(size)

    def readable(self):
        return self.reader.readable()

    def write(self, data, /):
        return self.writer.write(data)

    def writable(self):
        return self.writer.writable()

    def flush(self):
        return self.writer.flush()

    def close(self):
        try:
            self.writer.close()
        finally:
            self.reader.close()

    def isatty(self):
        return self.writer.isatty() or self.reader.isatty()

    @property
    def closed(self):
        return self.writer.closed


class TextIOBase(IOBase):
    """Files of text."""

    encoding = errors = newlines = None
    read = _unsupported("read")
    readline = _unsupported("readline")
    write = _unsupported("write")
    detach = _unsupported("detach")


RawIOBase.register(FileIO)
BufferedRWPair.__module__ = "_io"
for _class in (BytesIO, BufferedReader, BufferedWriter, BufferedRandom):
    BufferedIOBase.register(_class)
for _class in (StringIO, TextIOWrapper):
    TextIOBase.register(_class)
del _class
