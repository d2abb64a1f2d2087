"""Octets as text of few characters (RFC 4648, and the 85 of Adobe, git and ZeroMQ)."""

import binascii
import struct

__all__ = [
    "encode", "decode", "encodebytes", "decodebytes", "b64encode", "b64decode", "b32encode", "b32decode",
    "b32hexencode", "b32hexdecode", "b16encode", "b16decode", "b85encode", "b85decode", "a85encode", "a85decode",
    "z85encode", "z85decode", "standard_b64encode", "standard_b64decode", "urlsafe_b64encode", "urlsafe_b64decode",
]  # fmt: skip

_LINE = 57  # octets that become a line of 76 characters


def _octets(text):
    """The characters of what is to be decoded."""
    if isinstance(text, str):
        try:
            return text.encode("ascii")
        except UnicodeEncodeError:
            raise ValueError("string argument should contain only ASCII characters") from None
    try:
        return memoryview(text).tobytes()
    except TypeError:
        raise TypeError(
            f"argument should be a bytes-like object or ASCII string, not {type(text).__name__!r}"
        ) from None


def b64encode(s, altchars=None):
    encoded = binascii.b2a_base64(s, newline=False)
    return encoded if altchars is None else encoded.translate(bytes.maketrans(b"+/", _pair(altchars)))


def _pair(altchars):
    """The two characters that stand for + and /."""
    assert len(altchars) == 2, repr(altchars)
    return altchars


def b64decode(s, altchars=None, validate=False):
    octets = _octets(s)
    if altchars is not None:
        octets = octets.translate(bytes.maketrans(_pair(_octets(altchars)), b"+/"))
    return binascii.a2b_base64(octets, strict_mode=validate)


def standard_b64encode(s):
    return b64encode(s)


def standard_b64decode(s):
    return b64decode(s)


def urlsafe_b64encode(s):
    return b64encode(s, b"-_")


def urlsafe_b64decode(s):
    return b64decode(s, b"-_")


_B32 = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
_B32_HEX = b"0123456789ABCDEFGHIJKLMNOPQRSTUV"


def _encode32(digits, s):
    s = memoryview(s).tobytes()
    encoded = bytearray()
    for at in range(0, len(s), 5):
        group = s[at : at + 5]
        bits = int.from_bytes(group.ljust(5, b"\0"))
        used = (len(group) * 8 + 4) // 5
        encoded += bytes(digits[bits >> shift & 31] for shift in range(35, 35 - 5 * used, -5)).ljust(8, b"=")
    return bytes(encoded)


def _decode32(digits, s, casefold=False, map01=None):
    s = _octets(s)
    if len(s) % 8:
        raise binascii.Error("Incorrect padding")
    if map01 is not None:
        map01 = _octets(map01)
        assert len(map01) == 1, repr(map01)
        s = s.translate(bytes.maketrans(b"01", b"O" + map01))
    if casefold:
        s = s.upper()
    values = {digit: value for value, digit in enumerate(digits)}
    data = s.rstrip(b"=")
    padding = len(s) - len(data)
    decoded = bytearray()
    for at in range(0, len(data), 8):
        bits = 0
        for digit in data[at : at + 8]:
            if digit not in values:
                raise binascii.Error("Non-base32 digit found")
            bits = bits << 5 | values[digit]
        missing = 8 - len(data[at : at + 8])
        decoded += (bits << 5 * missing).to_bytes(5)
    if padding not in (0, 1, 3, 4, 6):
        raise binascii.Error("Incorrect padding")
    if padding:
        del decoded[-((5 * padding + 7) // 8) :]
    return bytes(decoded)


def b32encode(s):
    return _encode32(_B32, s)


def b32decode(s, casefold=False, map01=None):
    return _decode32(_B32, s, casefold, map01)


def b32hexencode(s):
    return _encode32(_B32_HEX, s)


def b32hexdecode(s, casefold=False):
    return _decode32(_B32_HEX, s, casefold)


def b16encode(s):
    return binascii.hexlify(s).upper()


def b16decode(s, casefold=False):
    s = _octets(s)
    if casefold:
        s = s.upper()
    if s.translate(None, b"0123456789ABCDEF"):
        raise binascii.Error("Non-base16 digit found")
    return binascii.unhexlify(s)


_A85 = bytes(range(33, 118))
_B85 = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~"
_Z85 = b"0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.-:+=^!/*?&<>()[]{}@%$#"


def _encode85(digits, s, pad, shorts=()):
    """Groups of four octets as five digits each; `shorts` are pairs of a group and the one digit for it."""
    s = memoryview(s).tobytes()
    missing = -len(s) % 4
    words = struct.unpack(f">{(len(s) + missing) // 4}I", s + bytes(missing))
    groups = [bytes(digits[word // 85**power % 85] for power in (4, 3, 2, 1, 0)) for word in words]
    if missing and not pad:
        groups[-1] = groups[-1][: 5 - missing]
    short = {group: digit for word, digit in shorts for group in [_encode85(digits, word, True)]}
    complete = len(groups) - (1 if missing and not pad else 0)
    return b"".join(short.get(group, group) if at < complete else group for at, group in enumerate(groups))


def a85encode(b, *, foldspaces=False, wrapcol=0, pad=False, adobe=False):
    shorts = [(b"\0\0\0\0", b"z")] + ([(b"    ", b"y")] if foldspaces else [])
    encoded = _encode85(_A85, b, pad, shorts)
    if adobe:
        encoded = b"<~" + encoded
    if wrapcol:
        wrapcol = max(2 if adobe else 1, wrapcol)
        lines = [encoded[at : at + wrapcol] for at in range(0, len(encoded), wrapcol)]
        if adobe and lines and len(lines[-1]) + 2 > wrapcol:
            lines.append(b"")
        encoded = b"\n".join(lines)
    return encoded + b"~>" if adobe else encoded


def a85decode(b, *, foldspaces=False, adobe=False, ignorechars=b" \t\n\r\v"):
    b = _octets(b)
    if adobe:
        if not b.endswith(b"~>"):
            raise ValueError("Ascii85 encoded byte sequences must end with b'~>'")
        b = b[2:-2] if b.startswith(b"<~") else b[:-2]
    decoded, group = bytearray(), []
    for digit in b + b"u" * 4:
        if 33 <= digit <= 117:
            group.append(digit - 33)
            if len(group) == 5:
                word = 0
                for value in group:
                    word = word * 85 + value
                if word >= 2**32:
                    raise ValueError("Ascii85 overflow")
                decoded += word.to_bytes(4)
                group = []
        elif digit == ord("z"):
            if group:
                raise ValueError("z inside Ascii85 5-tuple")
            decoded += bytes(4)
        elif foldspaces and digit == ord("y"):
            if group:
                raise ValueError("y inside Ascii85 5-tuple")
            decoded += b"    "
        elif digit not in ignorechars:
            raise ValueError(f"Non-Ascii85 digit found: {digit:c}")
    # The digits put behind the end complete the last group, which stands for as many octets less.
    padding = 4 - len(group)
    return bytes(decoded[:-padding] if padding else decoded)


def b85encode(b, pad=False):
    return _encode85(_B85, b, pad)


def _decode85(digits, b, name):
    b = _octets(b)
    values = {digit: value for value, digit in enumerate(digits)}
    padding = -len(b) % 5
    padded = b + digits[-1:] * padding
    decoded = bytearray()
    for at in range(0, len(padded), 5):
        word = 0
        for place, digit in enumerate(padded[at : at + 5], at):
            if digit not in values:
                raise ValueError(f"bad {name} character at position {place}")
            word = word * 85 + values[digit]
        if word >= 2**32:
            raise ValueError(f"{name} overflow in hunk starting at byte {at}")
        decoded += word.to_bytes(4)
    return bytes(decoded[:-padding] if padding else decoded)


def b85decode(b):
    return _decode85(_B85, b, "base85")


def z85encode(s):
    return _encode85(_Z85, s, False)


def z85decode(s):
    return _decode85(_Z85, s, "z85")


def _check_octets(s):
    try:
        view = memoryview(s)
    except TypeError:
        raise TypeError(f"expected bytes-like object, not {type(s).__name__}") from None
    kind = type(s).__name__
    if view.format not in ("c", "b", "B"):
        raise TypeError(f"expected single byte elements, not {view.format!r} from {kind}")
    if view.ndim != 1:
        raise TypeError(f"expected 1-D data, not {view.ndim}-D data from {kind}")
    return view.tobytes()


def encodebytes(s):
    s = _check_octets(s)
    return b"".join(binascii.b2a_base64(s[at : at + _LINE]) for at in range(0, len(s), _LINE))


def decodebytes(s):
    return binascii.a2b_base64(_check_octets(s))


def encode(input, output):
    """Encodes a binary file into another, in lines."""
    while octets := input.read(_LINE):
        while len(octets) < _LINE and (more := input.read(_LINE - len(octets))):
            octets += more
        output.write(binascii.b2a_base64(octets))


def decode(input, output):
    """Decodes a binary file into another, line by line."""
    while line := input.readline():
        output.write(binascii.a2b_base64(line))
