"""Text for HTML: characters that mean something there escaped, and what was escaped read back."""

__all__ = ["escape", "unescape"]

# A package, so that html.entities can be imported.
__path__ = []


def escape(s, quote=True):
    """The text with & < > (and quotes) as references."""
    s = s.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    if quote:
        s = s.replace('"', "&quot;").replace("'", "&#x27;")
    return s


def unescape(s):
    """The text with references replaced by their characters."""
    if "&" not in s:
        return s
    import re

    from html.entities import html5

    def character(match):
        name = match[1]
        if name[0] == "#":
            return _numbered(name)
        if name in html5:
            return html5[name]
        for end in range(len(name) - 1, 1, -1):
            if name[:end] in html5:
                return html5[name[:end]] + name[end:]
        return "&" + name

    return re.sub(r"&(#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[^\t\n\f <&#;]{1,32};?)", character, s)


# What browsers take the numbers 128 to 159 for: the characters of Windows' code page 1252.
_WINDOWS = "€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ"


def _numbered(name):
    """The character of a numeric reference, as HTML5 says."""
    digits = name[1:].rstrip(";")
    number = int(digits[1:], 16) if digits[0] in "xX" else int(digits)
    if 0x80 <= number <= 0x9F:
        return _WINDOWS[number - 0x80]
    if number == 0 or 0xD800 <= number <= 0xDFFF or number > 0x10FFFF:
        return "\ufffd"
    control = number < 0x20 and number not in (9, 10, 12, 13) or number == 0x7F or number & 0xFFFE == 0xFFFE
    if control or number == 0xB or 0xFDD0 <= number <= 0xFDEF:
        return ""
    return chr(number)
