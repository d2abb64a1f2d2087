"""Encodings by name, piecewise encoding and decoding, and error handlers."""

import builtins
import sys

from _codecs import _canonical, _registered, _searched, register, register_error, unregister
from _codecs_classes import (
    BufferedIncrementalDecoder,
    BufferedIncrementalEncoder,
    Codec,
    IncrementalDecoder,
    IncrementalEncoder,
    StreamReader,
    StreamReaderWriter,
    StreamRecoder,
    StreamWriter,
)
from _codecs_handlers import (
    backslashreplace_errors,
    ignore_errors,
    namereplace_errors,
    replace_errors,
    strict_errors,
    xmlcharrefreplace_errors,
)
from _codecs_text import (
    ascii_decode,
    ascii_encode,
    charmap_build,
    charmap_decode,
    charmap_encode,
    escape_decode,
    escape_encode,
    latin_1_decode,
    latin_1_encode,
    raw_unicode_escape_decode,
    raw_unicode_escape_encode,
    readbuffer_encode,
    unicode_escape_decode,
    unicode_escape_encode,
    utf_7_decode,
    utf_7_encode,
    utf_8_decode,
    utf_8_encode,
    utf_16_be_decode,
    utf_16_be_encode,
    utf_16_decode,
    utf_16_encode,
    utf_16_le_decode,
    utf_16_le_encode,
    utf_32_be_decode,
    utf_32_be_encode,
    utf_32_decode,
    utf_32_encode,
    utf_32_le_decode,
    utf_32_le_encode,
)

BOM_UTF8 = b"\xef\xbb\xbf"
BOM = BOM_LE = BOM32_LE = BOM_UTF16 = BOM_UTF16_LE = b"\xff\xfe"
BOM_BE = BOM32_BE = BOM_UTF16_BE = b"\xfe\xff"
BOM_UTF32 = BOM_UTF32_LE = BOM64_LE = b"\xff\xfe\0\0"
BOM_UTF32_BE = BOM64_BE = b"\0\0\xfe\xff"


class CodecInfo(tuple):
    """What is known of an encoding."""

    _is_text_encoding = True

    def __new__(
        cls, encode, decode, streamreader=None, streamwriter=None, incrementalencoder=None, incrementaldecoder=None,
        name=None, *, _is_text_encoding=None,
    ):  # fmt: skip
        self = tuple.__new__(cls, (encode, decode, streamreader, streamwriter))
        self.encode, self.decode, self.streamreader, self.streamwriter = self
        self.incrementalencoder, self.incrementaldecoder, self.name = incrementalencoder, incrementaldecoder, name
        if _is_text_encoding is not None:
            self._is_text_encoding = _is_text_encoding
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


def _zlib_encode(input, errors="strict"):
    import zlib

    return zlib.compress(input), len(input)


def _zlib_decode(input, errors="strict"):
    import zlib

    return zlib.decompress(input), len(input)


def _quopri_encode(input, errors="strict"):
    import binascii

    return binascii.b2a_qp(input, quotetabs=True), len(input)


def _quopri_decode(input, errors="strict"):
    import binascii

    return binascii.a2b_qp(input), len(input)


_TRANSFORMS = {
    "hex": (_hex_encode, _hex_decode),
    "base64": (_base64_encode, _base64_decode),
    "rot-13": (_rot13, _rot13),
    "zlib": (_zlib_encode, _zlib_decode),
    "quopri": (_quopri_encode, _quopri_decode),
}
_TRANSFORM_NAMES = {
    "hex_codec": "hex", "base64_codec": "base64", "base_64": "base64", "rot13": "rot-13", "rot_13": "rot-13",
    "zlib_codec": "zlib", "zip": "zlib", "quopri_codec": "quopri", "quoted_printable": "quopri",
    "quotedprintable": "quopri",
}  # fmt: skip


def _transform(encoding):
    name = encoding.lower().replace("-", "_") if isinstance(encoding, str) else None
    return _TRANSFORM_NAMES.get(name, name)


def lookup(encoding, /):
    name = _transform(encoding)
    if name in _TRANSFORMS:
        from _codecs_text import transform_parts

        return CodecInfo(*transform_parts(*_TRANSFORMS[name]), name=name, _is_text_encoding=False)
    # Other encodings of the program come after those that are built in.
    name = _canonical(encoding)
    if name is None:
        return _searched(encoding)
    from _codecs_text import parts

    return CodecInfo(*parts(name), name)


def _code(which, obj, encoding, errors):
    """Encodes (0) or decodes (1)."""
    doing = ("encode", "decode")[which]
    if not isinstance(encoding, str):
        raise TypeError(f"{doing}() argument 'encoding' must be str, not {type(encoding).__name__}")
    function = lookup(encoding)[which]
    try:
        result = function(obj, errors)
    except BaseException as error:
        error.add_note(f"{doing[:-1]}ing with '{encoding}' codec failed")
        raise
    if not isinstance(result, tuple) or len(result) != 2:
        raise TypeError(f"{doing}r must return a tuple (object, integer)")
    return result[0]


def encode(obj, encoding="utf-8", errors="strict"):
    return _code(0, obj, encoding, errors)


def decode(obj, encoding="utf-8", errors="strict"):
    return _code(1, obj, encoding, errors)


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


def EncodedFile(file, data_encoding, file_encoding=None, errors="strict"):
    file_encoding = data_encoding if file_encoding is None else file_encoding
    data, under = lookup(data_encoding), lookup(file_encoding)
    recoder = StreamRecoder(file, data.encode, data.decode, under.streamreader, under.streamwriter, errors)
    recoder.data_encoding, recoder.file_encoding = data_encoding, file_encoding
    return recoder


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


def make_identity_dict(rng):
    return {number: number for number in rng}


def make_encoding_map(decoding_map):
    """A table turned around; what several octets stand for cannot be encoded."""
    turned = {}
    for octet, char in decoding_map.items():
        turned[char] = None if char in turned else octet
    return turned


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
