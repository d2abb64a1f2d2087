"""Files compressed by gzip (RFC 1952)."""

import io
import struct
import time
import zlib

__all__ = ["BadGzipFile", "GzipFile", "open", "compress", "decompress"]

READ, WRITE = 1, 2


class BadGzipFile(OSError):
    """What is read was not made by gzip."""


def _header(mtime, level, name=b""):
    """The octets before the compressed ones."""
    mtime = time.time() if mtime is None else mtime
    speed = {9: 2, 1: 4}.get(level, 0)
    return struct.pack("<BBBBLBB", 0x1F, 0x8B, 8, 8 if name else 0, int(mtime), speed, 255) + (name + b"\0" if name else b"")


def compress(data, compresslevel=9, *, mtime=None):
    """Bytes compressed."""
    body = zlib.compress(data, level=compresslevel, wbits=-15)
    return _header(mtime, compresslevel) + body + struct.pack("<LL", zlib.crc32(data), len(data) & 0xFFFFFFFF)


def decompress(data):
    """Bytes decompressed; several that were written one behind the other make one."""
    parts = []
    while data:
        part, data = _member(data)
        parts.append(part)
        data = data.lstrip(b"\0")
    return b"".join(parts)


def _member(data):
    """What the first member holds, and what comes behind it."""
    if data[:2] != b"\x1f\x8b":
        raise BadGzipFile(f"Not a gzipped file ({data[:2]!r})")
    if len(data) >= 3 and data[2] != 8:
        raise BadGzipFile("Unknown compression method")
    stream = zlib.decompressobj(wbits=31)
    try:
        octets = stream.decompress(data)
    except zlib.error as error:
        if "incorrect data check" in str(error):
            raise BadGzipFile("CRC check failed") from None
        if "incorrect length check" in str(error):
            raise BadGzipFile("Incorrect length of data produced") from None
        raise
    if not stream.eof:
        raise EOFError("Compressed file ended before the end-of-stream marker was reached")
    return octets, stream.unused_data


class GzipFile(io.BufferedIOBase):
    """A compressed file, to be read or to be written."""

    myfileobj = None

    def __init__(self, filename=None, mode=None, compresslevel=9, fileobj=None, mtime=None):
        if mode and ("t" in mode or "U" in mode):
            raise ValueError(f"Invalid mode: {mode!r}")
        mode = mode or getattr(fileobj, "mode", "rb")
        mode = mode if "b" in mode else mode + "b"
        if mode[0] not in "rwax":
            raise ValueError(f"Invalid mode: {mode!r}")
        if fileobj is None:
            import builtins

            fileobj = self.myfileobj = builtins.open(filename, mode)
        self.fileobj = fileobj
        self.name = getattr(fileobj, "name", "") if filename is None else filename
        self.mode = READ if mode[0] == "r" else WRITE
        self._at = 0
        if self.mode == READ:
            self._content = None
            return
        name = str(self.name).rpartition("/")[2].removesuffix(".gz")
        name = name.encode("latin-1", "ignore") if isinstance(self.name, str) else b""
        self._stream = zlib.compressobj(compresslevel, zlib.DEFLATED, -15)
        self._sum = zlib.crc32(b"")
        fileobj.write(_header(mtime, compresslevel, name))

    def __repr__(self):
        return f"<gzip {self.fileobj!r} {hex(id(self))}>"

    def readable(self):
        return self.mode == READ

    def writable(self):
        return self.mode == WRITE

    def seekable(self):
        return True

    def _opened(self, mode):
        self._checkClosed()
        if self.mode != mode:
            raise OSError(9, f"{'read' if mode == READ else 'write'}() on {'write' if mode == READ else 'read'}-only GzipFile object")

    def _all(self):
        """The decompressed content, all at once."""
        self._opened(READ)
        if self._content is None:
            self._content = decompress(self.fileobj.read())
        return self._content

    def read(self, size=-1):
        content = self._all()
        end = len(content) if size is None or size < 0 else self._at + size
        octets = content[self._at : end]
        self._at += len(octets)
        return octets

    read1 = read

    def peek(self, n=-1):
        return self._all()[self._at :]

    def readline(self, size=-1):
        content = self._all()
        end = content.find(b"\n", self._at) + 1 or len(content)
        return self.read(end - self._at if size is None or size < 0 else min(size, end - self._at))

    def tell(self):
        return self._at

    def seek(self, offset, whence=io.SEEK_SET):
        if self.mode == WRITE:
            count = (offset if whence == io.SEEK_SET else self._at + offset) - self._at
            if count < 0:
                raise OSError("Negative seek in write mode")
            self.write(bytes(count))
            return self._at
        start = {io.SEEK_SET: 0, io.SEEK_CUR: self._at}.get(whence)
        self._at = max(0, (len(self._all()) if start is None else start) + offset)
        return self._at

    def write(self, data):
        self._opened(WRITE)
        data = bytes(memoryview(data))
        self.fileobj.write(self._stream.compress(data))
        self._sum = zlib.crc32(data, self._sum)
        self._at += len(data)
        return len(data)

    def flush(self, zlib_mode=zlib.Z_SYNC_FLUSH):
        self._checkClosed()
        if self.mode == WRITE:
            self.fileobj.write(self._stream.flush(zlib_mode))
            self.fileobj.flush()

    @property
    def closed(self):
        return self.fileobj is None

    def close(self):
        fileobj, self.fileobj = self.fileobj, None
        if fileobj is None:
            return
        try:
            if self.mode == WRITE:
                fileobj.write(self._stream.flush() + struct.pack("<LL", self._sum, self._at & 0xFFFFFFFF))
        finally:
            file, self.myfileobj = self.myfileobj, None
            if file is not None:
                file.close()

    def fileno(self):
        return self.fileobj.fileno()


def open(filename, mode="rb", compresslevel=9, encoding=None, errors=None, newline=None):
    """A compressed file, of bytes or (mode `t`) of text."""
    if "t" in mode:
        if "b" in mode:
            raise ValueError(f"Invalid mode: {mode!r}")
    else:
        for name, value in (("encoding", encoding), ("errors", errors), ("newline", newline)):
            if value is not None:
                raise ValueError(f"Argument {name!r} not supported in binary mode")
    named = isinstance(filename, (str, bytes)) or hasattr(filename, "__fspath__")
    if not named and not hasattr(filename, "read") and not hasattr(filename, "write"):
        raise TypeError("filename must be a str or bytes object, or a file")
    plain = mode.replace("t", "")
    file = GzipFile(filename, plain, compresslevel) if named else GzipFile(None, plain, compresslevel, filename)
    return _Text(file, encoding, errors, newline) if "t" in mode else file


class _Text(io.TextIOBase):
    """Text over a compressed file."""

    def __init__(self, file, encoding, errors, newline):
        self.buffer = file
        self.encoding, self.errors = encoding or "utf-8", errors or "strict"
        self._reader = None
        self._newline = newline

    def _lines(self):
        if self._reader is None:
            text = self.buffer.read().decode(self.encoding, self.errors)
            self._reader = io.StringIO(text, self._newline)
        return self._reader

    def read(self, size=-1):
        return self._lines().read(size)

    def readline(self, size=-1):
        return self._lines().readline(size)

    def write(self, text):
        if self._newline not in (None, "", "\n"):
            shown = text.replace("\n", self._newline)
        else:
            shown = text
        self.buffer.write(shown.encode(self.encoding, self.errors))
        return len(text)

    def readable(self):
        return self.buffer.readable()

    def writable(self):
        return self.buffer.writable()

    @property
    def closed(self):
        return self.buffer.closed

    def flush(self):
        self.buffer.flush()

    def close(self):
        self.buffer.close()
