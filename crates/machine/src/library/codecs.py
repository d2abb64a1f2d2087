"""Encodings by name, piecewise encoding and decoding, and error handlers."""

import builtins

from _codecs import _canonical, _registered, register_error

BOM_UTF8 = b"\xef\xbb\xbf"
BOM = BOM_LE = BOM_UTF16 = BOM_UTF16_LE = b"\xff\xfe"
BOM_BE = BOM_UTF16_BE = b"\xfe\xff"
BOM_UTF32 = BOM_UTF32_LE = b"\xff\xfe\0\0"
BOM_UTF32_BE = b"\0\0\xfe\xff"


class Codec:
    """An encoding without memory: both methods also tell how much they have used."""

    encoding = "utf-8"

    def encode(self, input, errors="strict"):
        return str.encode(input, self.encoding, errors), len(input)

    def decode(self, input, errors="strict"):
        return bytes(input).decode(self.encoding, errors), len(input)


class IncrementalEncoder:
    """Encodes text that comes in parts."""

    encoding = "utf-8"

    def __init__(self, errors="strict"):
        self.errors = errors
        self.reset()

    def reset(self):
        self._started = False

    def encode(self, input, final=False):
        # A mark stands at the start only.
        encoding = _without_mark(self.encoding) if self._started else self.encoding
        self._started = True
        return input.encode(encoding, self.errors)

    def getstate(self):
        return int(self._started)

    def setstate(self, state):
        self._started = bool(state)


class IncrementalDecoder:
    """Decodes octets that come in parts; what is not complete waits for more."""

    encoding = "utf-8"

    def __init__(self, errors="strict"):
        self.errors = errors
        self.reset()

    def reset(self):
        self._waiting = b""
        self._decided = None

    def decode(self, input, final=False):
        octets = self._waiting + input
        encoding = self._decided or self.encoding
        if not final:
            complete = _complete(octets, encoding)
            octets, self._waiting = octets[:complete], octets[complete:]
        else:
            self._waiting = b""
        if octets and self._decided is None:
            self._decided = _decided(octets, encoding)
        return octets.decode(encoding, self.errors)

    def getstate(self):
        return self._waiting, 0

    def setstate(self, state):
        self._waiting = state[0]


def _without_mark(encoding):
    return {"utf-16": "utf-16-le", "utf-32": "utf-32-le", "utf-8-sig": "utf-8"}.get(encoding, encoding)


def _decided(octets, encoding):
    """The encoding for the rest of a text that begins so."""
    if encoding in ("utf-16", "utf-32") and octets.startswith((BOM_UTF16_BE, BOM_UTF32_BE)):
        return encoding + "-be"
    return _without_mark(encoding)


def _complete(octets, encoding):
    """How many of the octets make whole characters."""
    size = len(octets)
    if encoding.startswith("utf-32"):
        return size - size % 4
    if encoding.startswith("utf-16"):
        size -= size % 2
        high = octets[size - 2 if encoding.endswith("be") else size - 1] if size else 0
        return size - 2 if 0xD8 <= high < 0xDC else size
    if encoding == "utf-8-sig" and size < 3 and BOM_UTF8.startswith(octets):
        return 0
    if encoding.startswith("utf-8"):
        for back in range(1, min(3, size) + 1):
            lead = octets[size - back]
            if lead >= 0xC0:
                needed = 2 if lead < 0xE0 else 3 if lead < 0xF0 else 4
                return size - back if needed > back and lead < 0xF5 else size
            if lead < 0x80:
                break
    return size


class StreamWriter:
    """Writes text to a binary file."""

    encoding = "utf-8"

    def __init__(self, stream, errors="strict"):
        self.stream, self.errors = stream, errors
        self._encoder = getincrementalencoder(self.encoding)(errors)

    def write(self, text):
        self.stream.write(self._encoder.encode(text))

    def writelines(self, lines):
        self.write("".join(lines))

    def reset(self):
        self._encoder.reset()

    def __getattr__(self, name):
        return getattr(self.stream, name)

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        self.stream.close()


class StreamReader:
    """Reads text from a binary file."""

    encoding = "utf-8"

    def __init__(self, stream, errors="strict"):
        self.stream, self.errors = stream, errors
        self.reset()

    def reset(self):
        self._decoder = getincrementaldecoder(self.encoding)(self.errors)
        self._text = ""

    def read(self, size=-1, chars=-1, firstline=False):
        limit = chars if chars >= 0 else size
        while limit < 0 or len(self._text) < limit:
            octets = self.stream.read(-1 if limit < 0 else 1024)
            self._text += self._decoder.decode(octets, not octets)
            if not octets:
                break
        end = len(self._text) if limit < 0 else limit
        text, self._text = self._text[:end], self._text[end:]
        return text

    def readline(self, size=None, keepends=True):
        while not (lines := self._text.splitlines(True)) or len(lines) == 1 and lines[0][-1] not in "\n\x0b\x0c\x85":
            octets = self.stream.read(1024)
            self._text += self._decoder.decode(octets, not octets)
            if not octets:
                lines = self._text.splitlines(True)
                break
        line = lines[0] if lines else ""
        self._text = self._text[len(line) :]
        return line if keepends else line.splitlines()[0] if line else ""

    def readlines(self, sizehint=None, keepends=True):
        return self.read().splitlines(keepends)

    def __iter__(self):
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def __getattr__(self, name):
        return getattr(self.stream, name)

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        self.stream.close()


class StreamReaderWriter:
    """Reads and writes text in a binary file."""

    encoding = "unknown"

    def __init__(self, stream, Reader, Writer, errors="strict"):
        self.stream, self.errors = stream, errors
        self.reader, self.writer = Reader(stream, errors), Writer(stream, errors)

    def read(self, size=-1):
        return self.reader.read(size)

    def readline(self, size=None):
        return self.reader.readline(size)

    def readlines(self, sizehint=None):
        return self.reader.readlines(sizehint)

    def write(self, data):
        return self.writer.write(data)

    def writelines(self, lines):
        return self.writer.writelines(lines)

    def seek(self, offset, whence=0):
        self.stream.seek(offset, whence)
        self.reader.reset()
        if whence == 0 and offset == 0:
            self.writer.reset()

    def __iter__(self):
        return self

    def __next__(self):
        return next(self.reader)

    def __getattr__(self, name):
        return getattr(self.stream, name)

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        self.stream.close()


class CodecInfo(tuple):
    """What is known of an encoding."""

    def __new__(
        cls, encode, decode, streamreader=None, streamwriter=None, incrementalencoder=None, incrementaldecoder=None,
        name=None,
    ):  # fmt: skip
        self = tuple.__new__(cls, (encode, decode, streamreader, streamwriter))
        self.encode, self.decode, self.streamreader, self.streamwriter = self
        self.incrementalencoder, self.incrementaldecoder, self.name = incrementalencoder, incrementaldecoder, name
        return self

    def __repr__(self):
        return f"<{type(self).__module__}.{type(self).__qualname__} object for encoding {self.name} at {id(self):#x}>"


def _hex_encode(input, errors="strict"):
    return bytes(input).hex().encode(), len(input)


def _hex_decode(input, errors="strict"):
    import binascii

    return binascii.unhexlify(input), len(input)


def _base64_encode(input, errors="strict"):
    import base64

    return base64.encodebytes(input), len(input)


def _base64_decode(input, errors="strict"):
    import base64

    return base64.decodebytes(input), len(input)


def _rot13(input, errors="strict"):
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    turned = letters[13:] + letters[:13]
    return str.translate(input, str.maketrans(letters + letters.lower(), turned + turned.lower())), len(input)


_TRANSFORMS = {
    "hex": (_hex_encode, _hex_decode),
    "base64": (_base64_encode, _base64_decode),
    "rot-13": (_rot13, _rot13),
}
_TRANSFORM_NAMES = {"hex_codec": "hex", "base64_codec": "base64", "base_64": "base64", "rot13": "rot-13", "rot_13": "rot-13"}  # fmt: skip


def _transform(encoding):
    name = encoding.lower().replace("-", "_") if isinstance(encoding, str) else None
    return _TRANSFORM_NAMES.get(name, name)


def lookup(encoding, /):
    name = _transform(encoding)
    if name in _TRANSFORMS:
        return CodecInfo(*_TRANSFORMS[name], name=name)
    name = _canonical(encoding)
    own = {"encoding": name}
    codec = type("Codec", (Codec,), own)()
    return CodecInfo(
        codec.encode,
        codec.decode,
        type("StreamReader", (StreamReader,), own),
        type("StreamWriter", (StreamWriter,), own),
        type("IncrementalEncoder", (IncrementalEncoder,), own),
        type("IncrementalDecoder", (IncrementalDecoder,), own),
        name,
    )


def encode(obj, encoding="utf-8", errors="strict"):
    if not isinstance(encoding, str):
        raise TypeError(f"encode() argument 'encoding' must be str, not {type(encoding).__name__}")
    if (name := _transform(encoding)) in _TRANSFORMS:
        return _TRANSFORMS[name][0](obj, errors)[0]
    name = _canonical(encoding)
    if not isinstance(obj, str):
        function = name.replace("-", "_").replace("iso8859_1", "latin_1") + "_encode"
        raise TypeError(f"{function}() argument 1 must be str, not {type(obj).__name__}")
    return obj.encode(encoding, errors)


def decode(obj, encoding="utf-8", errors="strict"):
    if not isinstance(encoding, str):
        raise TypeError(f"decode() argument 'encoding' must be str, not {type(encoding).__name__}")
    if (name := _transform(encoding)) in _TRANSFORMS:
        return _TRANSFORMS[name][1](obj, errors)[0]
    _canonical(encoding)
    if isinstance(obj, str):
        raise TypeError("a bytes-like object is required, not 'str'")
    return memoryview(obj).tobytes().decode(encoding, errors)


def getencoder(encoding):
    return lookup(encoding).encode


def getdecoder(encoding):
    return lookup(encoding).decode


def getincrementalencoder(encoding):
    return _existing(encoding, lookup(encoding).incrementalencoder)


def getincrementaldecoder(encoding):
    return _existing(encoding, lookup(encoding).incrementaldecoder)


def _existing(encoding, found):
    if found is None:
        raise LookupError(encoding)
    return found


def getreader(encoding):
    return lookup(encoding).streamreader


def getwriter(encoding):
    return lookup(encoding).streamwriter


def open(filename, mode="r", encoding=None, errors="strict", buffering=-1):
    if encoding is not None and "b" not in mode:
        mode += "b"
    file = builtins.open(filename, mode, buffering)
    if encoding is None:
        return file
    try:
        info = lookup(encoding)
    except BaseException:
        file.close()
        raise
    both = StreamReaderWriter(file, info.streamreader, info.streamwriter, errors)
    both.encoding = encoding
    return both


def iterencode(iterator, encoding, errors="strict", **kwargs):
    encoder = getincrementalencoder(encoding)(errors, **kwargs)
    for text in iterator:
        if octets := encoder.encode(text):
            yield octets
    if octets := encoder.encode("", True):
        yield octets


def iterdecode(iterator, encoding, errors="strict", **kwargs):
    decoder = getincrementaldecoder(encoding)(errors, **kwargs)
    for octets in iterator:
        if text := decoder.decode(octets):
            yield text
    if text := decoder.decode(b"", True):
        yield text


def _refuse(exception):
    raise TypeError(f"don't know how to handle {type(exception).__name__} in error callback")


def _failing(exception):
    """The text or octets that an exception is about."""
    return exception.object[exception.start : exception.end]


def strict_errors(exception, /):
    if isinstance(exception, Exception):
        raise exception
    raise TypeError("codec must pass exception instance")


def ignore_errors(exception, /):
    if not isinstance(exception, UnicodeError):
        _refuse(exception)
    return "", exception.end


def replace_errors(exception, /):
    if isinstance(exception, UnicodeEncodeError):
        return "?" * len(_failing(exception)), exception.end
    if isinstance(exception, UnicodeDecodeError):
        return "\ufffd", exception.end
    if isinstance(exception, UnicodeTranslateError):
        return "\ufffd" * len(_failing(exception)), exception.end
    _refuse(exception)


def backslashreplace_errors(exception, /):
    if isinstance(exception, UnicodeDecodeError):
        return "".join(f"\\x{octet:02x}" for octet in _failing(exception)), exception.end
    if not isinstance(exception, (UnicodeEncodeError, UnicodeTranslateError)):
        _refuse(exception)
    codes = [ord(c) for c in _failing(exception)]
    return "".join(f"\\x{c:02x}" if c < 256 else f"\\u{c:04x}" if c < 65536 else f"\\U{c:08x}" for c in codes), exception.end


def xmlcharrefreplace_errors(exception, /):
    if not isinstance(exception, UnicodeEncodeError):
        _refuse(exception)
    return "".join(f"&#{ord(c)};" for c in _failing(exception)), exception.end


def namereplace_errors(exception, /):
    if not isinstance(exception, UnicodeEncodeError):
        _refuse(exception)
    return "".join(c.encode("ascii", "namereplace").decode() for c in _failing(exception)), exception.end


def lookup_error(name, /):
    if handler := _registered(name):
        return handler
    known = {
        "strict": strict_errors,
        "ignore": ignore_errors,
        "replace": replace_errors,
        "backslashreplace": backslashreplace_errors,
        "xmlcharrefreplace": xmlcharrefreplace_errors,
        "namereplace": namereplace_errors,
    }
    if name not in known:
        raise LookupError(f"unknown error handler name '{name}'")
    return known[name]
