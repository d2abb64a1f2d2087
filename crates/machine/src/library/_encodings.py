"""Encodings that are rarely asked for: UTF-7 (RFC 2152), punycode (RFC 3492) and the names of hosts (RFC 3490)."""

_BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
_DIGITS = "abcdefghijklmnopqrstuvwxyz0123456789"
_DOTS = "\u3002\uff0e\uff61"
_PREFIX = "xn--"


def encode(encoding, text, errors):
    """The octets of a text."""
    return {"utf-7": _encode_utf7, "punycode": _encode_punycode, "idna": _encode_idna}[encoding](text, errors)


def decode(encoding, octets, errors):
    """The text that octets stand for."""
    return {"utf-7": _decode_utf7, "punycode": _decode_punycode, "idna": _decode_idna}[encoding](octets, errors)


# UTF-7: stretches of characters that are not ASCII stand between + and -, as base64 of UTF-16.


def _is_direct(char):
    return char in "\t\n\r" or " " <= char <= "}" and char not in "+\\"


def _encode_utf7(text, errors):
    import itertools
    import re

    parts = []
    for direct, group in itertools.groupby(text, _is_direct):
        stretch = "".join(group)
        if direct:
            # A minus ends a stretch, and is needed where what follows could belong to it.
            if parts and not parts[-1].endswith("-") and stretch[0] in _BASE64 + "-":
                parts.append("-")
            parts.append(stretch)
            continue
        if stretch.startswith("+"):
            # A plus that begins no stretch is written by itself.
            pluses = re.match(r"\++", stretch).end()
            parts.append("+-" * pluses)
            stretch = stretch[pluses:]
        if stretch:
            parts.append("+" + _as_base64(stretch.encode("utf-16-be")))
    if text and not _is_direct(text[-1]) and not parts[-1].endswith("-"):
        parts.append("-")
    return "".join(parts).encode("ascii")


def _as_base64(octets):
    bits = int.from_bytes(octets, "big")
    count = -(-len(octets) * 8 // 6)
    bits <<= count * 6 - len(octets) * 8
    return "".join(_BASE64[bits >> 6 * place & 63] for place in range(count - 1, -1, -1))


def _decode_utf7(octets, errors):
    octets = bytes(octets)
    out, at = [], 0
    while at < len(octets):
        octet = octets[at]
        if octet >= 0x80:
            found, at = _handled("utf7", octets, at, at + 1, "unexpected special character", errors)
        elif octet != ord("+"):
            found, at = chr(octet), at + 1
        elif octets[at + 1 : at + 2] == b"-":
            found, at = "+", at + 2
        else:
            found, at = _decode_stretch(octets, at, errors)
        out.append(found)
    return "".join(out)


def _decode_stretch(octets, start, errors):
    """What stands between a plus and the end of its base64; and where that is."""
    end = start + 1
    while end < len(octets) and chr(octets[end]) in _BASE64:
        end += 1
    at_end = end == len(octets)
    if end == start + 1 and not at_end:
        return _handled("utf7", octets, start, end + 1, "ill-formed sequence", errors)
    bits = 0
    for octet in octets[start + 1 : end]:
        bits = bits << 6 | _BASE64.index(chr(octet))
    spare = (end - start - 1) * 6 % 16
    rest = bits & (1 << spare) - 1
    units = (bits >> spare).to_bytes((end - start - 1) * 6 // 16 * 2, "big")
    reason = None
    if at_end and (spare >= 6 or rest):
        reason = "unterminated shift sequence"
    elif not at_end and spare >= 6:
        reason = "partial character in shift sequence"
    elif not at_end and rest:
        reason = "non-zero padding bits in shift sequence"
    try:
        found = units.decode("utf-16-be")
    except UnicodeDecodeError:
        # Text has no halves of pairs here.
        found, reason = "", "lone surrogates are not supported"
    if reason is not None:
        replacement, after = _handled("utf7", octets, start, min(end + 1, len(octets)), reason, errors)
        return found + replacement, after
    return found, end + (octets[end : end + 1] == b"-")


def _handled(encoding, octets, start, end, reason, errors):
    """What a handler puts in the place of what cannot be decoded, and where to go on."""
    import codecs

    return codecs.lookup_error(errors)(UnicodeDecodeError(encoding, octets, start, end, reason))


# Punycode: the ASCII characters, and then where to insert which others, as numbers of digits with weights of their own.


def _threshold(place, bias):
    return min(max(36 * (place + 1) - bias, 1), 26)


def _adapted(delta, first, length):
    delta = delta // 700 if first else delta // 2
    delta += delta // length
    steps = 0
    while delta > 455:
        delta //= 35
        steps += 36
    return steps + 36 * delta // (delta + 38)


def _number(delta, bias):
    digits = []
    for place in range(len(_DIGITS) * 8):
        threshold = _threshold(place, bias)
        if delta < threshold:
            return "".join(digits) + _DIGITS[delta]
        delta, digit = divmod(delta - threshold, 36 - threshold)
        digits.append(_DIGITS[threshold + digit])


def _encode_punycode(text, errors):
    plain = "".join(char for char in text if char < "\x80")
    others = sorted({char for char in text if char >= "\x80"})
    numbers, bias, delta, handled, last = [], 72, 0, len(plain), 0x80
    for char in others:
        delta += (ord(char) - last) * (handled + 1)
        for each in text:
            delta += each < char
            if each == char:
                numbers.append(_number(delta, bias))
                bias = _adapted(delta, len(numbers) == 1, handled + 1)
                delta, handled = 0, handled + 1
        delta, last = delta + 1, ord(char) + 1
    return (plain + "-" * bool(plain) + "".join(numbers)).encode("ascii")


def _decode_punycode(octets, errors):
    if errors not in ("strict", "replace", "ignore"):
        raise UnicodeError(f"Unsupported error handling: {errors}")
    octets = bytes(octets)
    plain, _, rest = octets.rpartition(b"-")
    text = list(plain.decode("ascii", errors))
    digits = rest.decode("ascii", errors).lower()
    shift = len(octets) - len(rest)
    code, place, bias, at = 0x80, -1, 72, 0
    while at < len(digits):
        try:
            delta, after = _read_number(digits, at, bias)
        except ValueError as error:
            if errors != "strict":
                break
            reason, where = error.args
            raise UnicodeDecodeError("punycode", octets, shift + where, shift + where + 1, reason) from None
        place += delta + 1
        code += place // (len(text) + 1)
        if code > 0x10FFFF:
            if errors == "strict":
                raise UnicodeDecodeError("punycode", octets, shift + at, shift + after, f"Invalid character U+{code:x}")
            code = ord("?")
        place %= len(text) + 1
        text.insert(place, chr(code))
        bias = _adapted(delta, at == 0, len(text))
        at = after
    return "".join(text)


def _read_number(digits, at, bias):
    """A number and where it ends; ValueError with a reason and a place."""
    total, weight, place = 0, 1, 0
    while True:
        if at >= len(digits):
            raise ValueError("incomplete punycode string", at)
        digit = _DIGITS.find(digits[at])
        if digit < 0:
            raise ValueError(f"Invalid extended code point '{ord(digits[at].upper())}'", at)
        total += digit * weight
        threshold = _threshold(place, bias)
        at += 1
        if digit < threshold:
            return total, at
        weight *= 36 - threshold
        place += 1


# Names of hosts: each part between dots by itself, in small letters, with a prefix if it is punycode.


def _encode_idna(text, errors):
    if errors != "strict":
        raise UnicodeError(f"Unsupported error handling: {errors}")
    for dot in _DOTS:
        text = text.replace(dot, ".")
    labels = text.split(".")
    end = labels.pop() if labels[-1] == "" and len(labels) > 1 else None
    encoded, start = [], 0
    for label in labels if text else ():
        try:
            encoded.append(_encode_label(label))
        except UnicodeError as error:
            reason, length = error.args if len(error.args) == 2 else (str(error), max(len(label), 1))
            raise UnicodeEncodeError("idna", text, start, start + length, reason) from None
        start += len(label) + 1
    return b".".join(encoded) + b"." * (end is not None)


def _encode_label(label):
    if not label.isascii():
        label = _prepared(label)
    if not label.isascii():
        if label.startswith(_PREFIX):
            raise UnicodeError("Label starts with ACE prefix", len(_PREFIX))
        label = _PREFIX + _encode_punycode(label, "strict").decode("ascii")
    if not label:
        raise UnicodeError("label empty")
    if len(label) > 63:
        raise UnicodeError("label too long")
    return label.encode("ascii")


def _prepared(label):
    """A label in the one form that all its spellings share."""
    import unicodedata

    kept = "".join(char for char in label if char not in "\xad\u200b\u200c\u200d\u2060\ufeff")
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", kept).casefold())


def _decode_idna(octets, errors):
    if errors != "strict":
        raise UnicodeError(f"Unsupported error handling: {errors}")
    octets = bytes(octets)
    for at, octet in enumerate(octets):
        if octet >= 0x80:
            raise UnicodeDecodeError("idna", octets, at, at + 1, "ordinal not in range(128)")
    labels, start = [], 0
    for label in octets.decode("ascii").split("."):
        labels.append(_decode_label(label, octets, start))
        start += len(label) + 1
    return ".".join(labels)


def _decode_label(label, octets, start):
    if not label.lower().startswith(_PREFIX):
        return label
    text = _decode_punycode(label[len(_PREFIX) :].encode(), "strict")
    again = _encode_label(text)
    if again.lower() != label.lower().encode():
        reason = f"IDNA does not round-trip, '{label.encode()!r}' != '{again!r}'"
        raise UnicodeDecodeError("idna", octets, start, start + len(label), reason)
    return text
