"""Values as texts of failures show them."""

import difflib
from os.path import commonprefix

_MAX_LENGTH = 80
_PLACEHOLDER, _MIN_BEGIN, _MIN_END, _MIN_COMMON = 12, 5, 5, 5
_MIN_DIFF = _MAX_LENGTH - (_MIN_BEGIN + _PLACEHOLDER + _MIN_COMMON + _PLACEHOLDER + _MIN_END)


def safe_repr(value, short=False):
    """The repr, also where the object's own does not work."""
    try:
        text = repr(value)
    except Exception:
        text = object.__repr__(value)
    return text if not short or len(text) < _MAX_LENGTH else text[:_MAX_LENGTH] + " [truncated]..."


def _shorten(text, begin, end):
    skipped = len(text) - begin - end
    if skipped > _PLACEHOLDER:
        return f"{text[:begin]}[{skipped} chars]{text[len(text) - end:]}"
    return text


def shorten_both(*values):
    """The reprs, with what they begin with in common made shorter where they are long."""
    texts = tuple(map(safe_repr, values))
    longest = max(map(len, texts))
    if longest <= _MAX_LENGTH:
        return texts
    same = commonprefix(texts)
    length = len(same)
    room = _MAX_LENGTH - (longest - length + _MIN_BEGIN + _PLACEHOLDER)
    if room > _MIN_COMMON:
        same = _shorten(same, _MIN_BEGIN, room)
        return tuple(same + text[length:] for text in texts)
    same = _shorten(same, _MIN_BEGIN, _MIN_COMMON)
    return tuple(same + _shorten(text[length:], _MIN_DIFF, _MIN_END) for text in texts)


def layout(value, indent=0, room=80):
    """A container over several lines where it does not fit into one, as `pprint` lays it out."""
    kind = type(value)
    if kind not in (list, tuple, dict, set, frozenset):
        return safe_repr(value)
    flat = _flat(value)
    if len(flat) <= room - indent or not value:
        return flat
    if kind is dict:
        rows = []
        for key, item in _sorted(value.items(), key=lambda pair: pair[0]):
            head = f"{safe_repr(key)}: "
            rows.append(head + layout(item, indent + 1 + len(head), room - 1))
        begin, end = "{", "}"
    else:
        begin, end = {list: "[]", tuple: "()", set: "{}", frozenset: ("frozenset({", "})")}[kind]
        items = _sorted(value) if kind in (set, frozenset) else value
        rows = [layout(item, indent + len(begin), room - 1) for item in items]
        if kind is tuple and len(rows) == 1:
            end = ",)"
    return begin + (",\n" + " " * (indent + len(begin))).join(rows) + end


def _sorted(items, key=None):
    try:
        return sorted(items, key=key)
    except TypeError:
        return sorted(items, key=lambda item: (str(type(item)), id(item)))


def _flat(value):
    """The repr, with dicts and sets in order."""
    kind = type(value)
    if kind is dict:
        pairs = _sorted(value.items(), key=lambda pair: pair[0])
        return "{" + ", ".join(f"{safe_repr(key)}: {_flat(item)}" for key, item in pairs) + "}"
    if kind is list:
        return "[" + ", ".join(map(_flat, value)) + "]"
    if kind is tuple:
        return "(" + ", ".join(map(_flat, value)) + (",)" if len(value) == 1 else ")")
    if kind in (set, frozenset) and value:
        inner = "{" + ", ".join(map(_flat, _sorted(value))) + "}"
        return inner if kind is set else f"frozenset({inner})"
    return safe_repr(value)


def difference(first, second):
    """The differences of two containers, line by line."""
    return "\n" + "\n".join(difflib.ndiff(layout(first).splitlines(), layout(second).splitlines()))


def line_difference(first, second):
    """The differences of two texts, line by line."""
    if first and second:
        ends = "\n" if first[-1] != "\n" or second[-1] != "\n" else ""
        first, second = first + ends, second + ends
    elif first or second:
        first, second = (text + "\n" if text and text[-1] != "\n" else text for text in (first, second))
    return "\n" + "".join(difflib.ndiff(first.splitlines(keepends=True), second.splitlines(keepends=True)))
