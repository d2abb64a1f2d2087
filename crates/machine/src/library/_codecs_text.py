"""The codecs of the encodings that are built in, and the functions under them."""

from _codecs import _decode, _encode
from _codecs_classes import (
    BufferedIncrementalDecoder,
    IncrementalDecoder,
    IncrementalEncoder,
    StreamReader,
    StreamWriter,
)

_WIDE = ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be")


class TextEncoder(IncrementalEncoder):
    """Encodes text in parts; a mark stands at the start only."""

    def __init__(self, errors="strict"):
        super().__init__(errors)
        self._started = False

    def encode(self, input, final=False):
        encoding = without_mark(self.encoding) if self._started else self.encoding
        self._started = True
        return _encode(input, encoding, self.errors)

    def reset(self):
        self._started = False

    def getstate(self):
        return int(self._started and without_mark(self.encoding) != self.encoding)

    def setstate(self, state):
        self._started = bool(state)


class TextDecoder(BufferedIncrementalDecoder):
    """Decodes octets in parts; the mark at the start tells the order of those that follow."""

    def __init__(self, errors="strict"):
        super().__init__(errors)
        self._decided = None

    def _buffer_decode(self, input, errors, final):
        encoding = self._decided or self.encoding
        used = len(input) if final else complete(input, encoding)
        octets = input[:used]
        if octets and self._decided is None:
            self._decided = _decided(octets, encoding)
        return _decode(octets, encoding, errors), used

    def reset(self):
        super().reset()
        self._decided = None


class TextWriter(StreamWriter):
    """Writes text in an encoding that is built in."""

    def __init__(self, stream, errors="strict"):
        super().__init__(stream, errors)
        self.reset()

    def encode(self, input, errors="strict"):
        return self._encoder.encode(input), len(input)

    def reset(self):
        self._encoder = type("IncrementalEncoder", (TextEncoder,), {"encoding": self.encoding})(self.errors)


class TextReader(StreamReader):
    """Reads text in an encoding that is built in."""

    def __init__(self, stream, errors="strict"):
        super().__init__(stream, errors)
        self.reset()

    def decode(self, input, errors="strict"):
        return self._decoder.decode(input), len(input)

    def reset(self):
        super().reset()
        self._decoder = type("IncrementalDecoder", (TextDecoder,), {"encoding": self.encoding})(self.errors)


def parts(encoding):
    """What `codecs.lookup` tells of an encoding: two functions and four classes."""
    own = {"encoding": encoding, "__module__": "encodings." + encoding.replace("-", "_")}
    prefix = "latin_1" if encoding == "iso8859-1" else encoding.replace("-", "_")
    return (
        globals().get(prefix + "_encode") or _encoding_function(encoding, "charmap"),
        _decoding_function(encoding, in_parts=False),
        type("StreamReader", (TextReader,), own),
        type("StreamWriter", (TextWriter,), own),
        type("IncrementalEncoder", (TextEncoder,), own),
        type("IncrementalDecoder", (TextDecoder,), own),
    )


def transform_parts(encode, decode):
    """The same for an encoding of text as text, or of octets as octets: each part of it stands for itself."""

    class Encoder(IncrementalEncoder):
        def encode(self, input, final=False):
            return encode(input, self.errors)[0]

    class Decoder(IncrementalDecoder):
        def decode(self, input, final=False):
            return decode(input, self.errors)[0]

    own = {"encode": lambda self, *given: encode(*given), "decode": lambda self, *given: decode(*given)}
    reader, writer = type("StreamReader", (StreamReader,), own), type("StreamWriter", (StreamWriter,), own)
    return encode, decode, reader, writer, Encoder, Decoder


def without_mark(encoding):
    """The encoding of all but the start."""
    return {"utf-16": "utf-16-le", "utf-32": "utf-32-le", "utf-8-sig": "utf-8"}.get(encoding, encoding)


def _decided(octets, encoding):
    """The encoding for the rest of a text that begins so."""
    if encoding in ("utf-16", "utf-32") and octets.startswith((b"\xfe\xff", b"\0\0\xfe\xff")):
        return encoding + "-be"
    return without_mark(encoding)


def complete(octets, encoding):
    """How many of the octets make whole characters."""
    size = len(octets)
    if encoding.startswith("utf-32"):
        return size - size % 4
    if encoding.startswith("utf-16"):
        size -= size % 2
        high = octets[size - 2 if encoding.endswith("be") else size - 1] if size else 0
        return size - 2 if 0xD8 <= high < 0xDC else size
    if encoding == "utf-8-sig" and size < 3 and b"\xef\xbb\xbf".startswith(octets):
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


def _encoding_function(encoding, prefix):
    def encode(str, errors="strict", /):
        return _encode(_text(str, encode), encoding, errors or "strict"), len(str)

    encode.__name__ = encode.__qualname__ = prefix + "_encode"
    return encode


def _text(value, function):
    if not isinstance(value, str):
        raise TypeError(f"{function.__name__}() argument 1 must be str, not {type(value).__name__}")
    return value


def _octets(data):
    try:
        return memoryview(data).tobytes()
    except TypeError:
        raise TypeError(f"a bytes-like object is required, not '{type(data).__name__}'") from None


def _decoding_function(encoding, in_parts):
    def decode(data, errors="strict", final=False, /):
        octets = _octets(data)
        used = complete(octets, encoding) if in_parts and not final else len(octets)
        return _decode(octets[:used], encoding, errors or "strict"), used

    decode.__name__ = decode.__qualname__ = encoding.replace("-", "_") + "_decode"
    return decode


for _name in ("utf-7", "utf-8", *_WIDE, "ascii", "latin-1", "unicode-escape", "raw-unicode-escape"):
    _prefix = _name.replace("-", "_")
    globals()[_prefix + "_encode"] = _encoding_function(_name, _prefix)
    globals()[_prefix + "_decode"] = _decoding_function(_name, _name.startswith(("utf-8", "utf-16", "utf-32")))


def readbuffer_encode(data, errors=None, /):
    octets = data.encode() if isinstance(data, str) else _octets(data)
    return octets, len(octets)


def escape_encode(data, errors=None, /):
    """Octets as they would stand in a literal."""
    shown = repr(data)
    text = shown[2:-1] if shown[1] == "'" else shown[2:-1].replace("'", "\\'")
    return text.encode("ascii"), len(data)


def escape_decode(data, errors="strict", /):
    """The octets that a literal with this text would give."""
    text = data.encode() if isinstance(data, str) else bytes(data)
    # The escapes of octets are those of text that name no character.
    plain = text.decode("latin-1").replace("\\u", "\\\\u").replace("\\U", "\\\\U").replace("\\N", "\\\\N")
    return plain.encode("latin-1").decode("unicode_escape").encode("latin-1"), len(text)


def charmap_build(map, /):
    """A table for `charmap_encode` from the characters of all octets in their order."""
    return {ord(char): octet for octet, char in enumerate(map) if char != "\ufffe"}


def charmap_encode(str, errors="strict", mapping=None, /):
    """Encodes each character by a table; without one, by its number."""
    import codecs

    if mapping is None:
        return latin_1_encode(str, errors)
    octets, at = bytearray(), 0
    while at < len(str):
        coded = _coded(str[at], mapping)
        if coded is not None:
            octets += coded
            at += 1
            continue
        end = at + 1
        while end < len(str) and _coded(str[end], mapping) is None:
            end += 1
        error = UnicodeEncodeError("charmap", str, at, end, "character maps to <undefined>")
        instead, at = codecs.lookup_error(errors or "strict")(error)
        if isinstance(instead, bytes):
            octets += instead
            continue
        for char in instead:
            if (coded := _coded(char, mapping)) is None:
                raise error
            octets += coded
    return bytes(octets), len(str)


def _coded(char, mapping):
    """The octets of a character; None if there are none."""
    try:
        coded = mapping[ord(char)]
    except LookupError:
        return None
    if isinstance(coded, int):
        if not 0 <= coded < 256:
            raise TypeError("character mapping must be in range(256)")
        return bytes([coded])
    if coded is None or isinstance(coded, bytes):
        return coded
    raise TypeError(f"character mapping must return integer, bytes or None, not {type(coded).__name__}")


def charmap_decode(data, errors="strict", mapping=None, /):
    """Decodes each octet by a table, a str or a dict; without one, to the character of its number."""
    import codecs

    if mapping is None:
        return latin_1_decode(data, errors)
    octets, chars, at = bytes(data), [], 0
    while at < len(octets):
        char = _character(octets[at], mapping)
        if char is not None:
            chars.append(char)
            at += 1
            continue
        error = UnicodeDecodeError("charmap", octets, at, at + 1, "character maps to <undefined>")
        instead, at = codecs.lookup_error(errors or "strict")(error)
        chars.append(instead)
    return "".join(chars), len(octets)


def _character(octet, mapping):
    try:
        char = mapping[octet]
    except LookupError:
        return None
    if char is None or char == "\ufffe" or char == 0xFFFE:
        return None
    if isinstance(char, int):
        if not 0 <= char <= 0x10FFFF:
            raise TypeError("character mapping must be in range(0x110000)")
        return chr(char)
    if isinstance(char, str):
        return char
    raise TypeError("character mapping must return integer, None or str")
