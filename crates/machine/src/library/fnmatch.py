"""Names that match patterns as a shell has them: `*`, `?`, `[abc]`, `[!abc]`."""

import posixpath

__all__ = ["filter", "fnmatch", "fnmatchcase", "translate"]

# What a pattern consists of, beside single characters: any text, any character, one of a set.
_ANY_TEXT, _ANY_CHARACTER = object(), object()
_remembered = {}


class _Set:
    """`[...]`: single characters and ranges of them."""

    __slots__ = ("negated", "ranges")

    def __init__(self, text):
        self.negated = text[0] == "!"
        if self.negated:
            text = text[1:]
        self.ranges = []
        at = 0
        while at < len(text):
            if at + 2 < len(text) and text[at + 1] == "-":
                self.ranges.append((text[at], text[at + 2]))
                at += 3
            else:
                self.ranges.append((text[at], text[at]))
                at += 1

    def __contains__(self, character):
        return self.negated != any(low <= character <= high for low, high in self.ranges)


def _set_end(pattern, start):
    """Where the set ends that begins at a bracket; -1 where it does not. A bracket in first place is a member."""
    at = start + 1
    if pattern[at:at + 1] == "!":
        at += 1
    return pattern.find("]", at + 1)


def _parse(pattern):
    parts = []
    at = 0
    while at < len(pattern):
        character = pattern[at]
        at += 1
        if character == "*":
            if not parts or parts[-1] is not _ANY_TEXT:
                parts.append(_ANY_TEXT)
        elif character == "?":
            parts.append(_ANY_CHARACTER)
        elif character == "[" and (end := _set_end(pattern, at - 1)) > 0:
            parts.append(_Set(pattern[at:end]))
            at = end + 1
        else:
            parts.append(character)
    return parts


def _parts(pattern):
    parts = _remembered.get(pattern)
    if parts is None:
        if len(_remembered) > 256:
            _remembered.clear()
        parts = _remembered[pattern] = _parse(pattern)
    return parts


def _matches(name, parts):
    """Goes through both; where they differ, the last star takes one character more and all is tried again."""
    at = part = 0
    star = star_at = -1
    while at < len(name):
        wanted = parts[part] if part < len(parts) else None
        if wanted is _ANY_TEXT:
            star, star_at = part, at
            part += 1
            continue
        if wanted is not None and (
            wanted is _ANY_CHARACTER
            or (wanted == name[at] if isinstance(wanted, str) else name[at] in wanted)
        ):
            at += 1
            part += 1
        elif star >= 0:
            star_at += 1
            at, part = star_at, star + 1
        else:
            return False
    return all(wanted is _ANY_TEXT for wanted in parts[part:])


def _both_text(name, pattern):
    if isinstance(name, bytes) and isinstance(pattern, bytes):
        return name.decode("latin-1"), pattern.decode("latin-1")
    if isinstance(name, bytes):
        raise TypeError("cannot use a string pattern on a bytes-like object")
    if isinstance(pattern, bytes):
        raise TypeError("cannot use a bytes pattern on a string-like object")
    return name, pattern


def fnmatchcase(name, pat):
    """Whether a name matches a pattern; capitals count."""
    name, pat = _both_text(name, pat)
    return _matches(name, _parts(pat))


def fnmatch(name, pat):
    """Whether a name of a file matches a pattern, as the system compares them."""
    return fnmatchcase(posixpath.normcase(name), posixpath.normcase(pat))


def filter(names, pat):
    """The names that match a pattern."""
    pat = posixpath.normcase(pat)
    return [name for name in names if fnmatchcase(name, pat)]


_SPECIAL = frozenset("()[]{}?*+-|^$\\.&~# \t\n\r\v\f")


def _escape(text):
    return "".join("\\" + character if character in _SPECIAL else character for character in text)


def _set_expression(text):
    """A regular expression for the inside of a set."""
    negated = text[0] == "!"
    if negated:
        text = text[1:]
    shown = []
    at = 0
    while at < len(text):
        low, high, step = text[at], text[at], 1
        if at + 2 < len(text) and text[at + 1] == "-":
            high, step = text[at + 2], 3
        at += step
        if low <= high:
            mask = ["\\" + end if end in "\\-&|~[" else end for end in (low, high)]
            shown.append(mask[0] if step == 1 else f"{mask[0]}-{mask[1]}")
    inside = "".join(shown)
    if not inside:
        return "." if negated else "(?!)"
    if negated:
        return f"[^{inside}]"
    return f"[\\{inside}]" if inside[0] in "^[" else f"[{inside}]"


def translate(pat):
    """A regular expression that matches the same names."""
    pieces, fixed, star = [], [], False
    at = 0

    def end_piece(last):
        text = "".join(fixed)
        fixed.clear()
        if not star:
            pieces.append(text)
        elif last:
            pieces.append(".*" + text)
        else:
            # What stands between two stars is best found as early as possible.
            pieces.append(f"(?>.*?{text})")

    while at < len(pat):
        character = pat[at]
        at += 1
        if character == "*":
            if fixed or not star:
                if fixed or star:
                    end_piece(False)
                star = True
        elif character == "?":
            fixed.append(".")
        elif character == "[":
            end = _set_end(pat, at - 1)
            if end < 0:
                fixed.append("\\[")
            else:
                fixed.append(_set_expression(pat[at:end]))
                at = end + 1
        else:
            fixed.append(_escape(character))
    end_piece(True)
    return f"(?s:{''.join(pieces)})\\Z"
