"""Reading ISO 8601: dates, times, offsets."""

from _datetime_calendar import from_iso_week, from_ordinal
from _datetime_delta import timedelta
from _datetime_zone import timezone


class Invalid(Exception):
    """The text is none of the known forms."""


def _number(text, start, length):
    digits = text[start : start + length]
    if len(digits) != length or not (digits.isascii() and digits.isdigit()):
        raise Invalid
    return int(digits)


def read_date(text):
    """Year, month and day of YYYY-MM-DD, YYYYMMDD, YYYY-Www, YYYYWww, YYYY-Www-D or YYYYWwwD."""
    year = _number(text, 0, 4)
    dash = text[4:5] == "-"
    rest = text[5:] if dash else text[4:]
    if rest[:1] == "W":
        week = _number(rest, 1, 2)
        if len(rest) == 3:
            day = 1
        elif dash == (rest[3] == "-") and len(rest) == 4 + dash:
            day = _number(rest, 3 + dash, 1)
        else:
            raise Invalid
        try:
            return from_ordinal(from_iso_week(year, week, day))
        except ValueError:
            raise Invalid from None
    if len(rest) != 4 + dash or (dash and rest[2] != "-"):
        raise Invalid
    return year, _number(rest, 0, 2), _number(rest, 2 + dash, 2)


def date_length(text):
    """How much of a text is the date, in front of any one character and a time."""
    if len(text) == 7:
        return 7
    if text[4] == "-":
        if text[5] != "W":
            return 10
        if text[8:9] != "-":
            return 8
        # A day of the week and not a separator, unless another digit follows.
        return 8 if text[10:11].isdigit() else 10
    if text[4] != "W":
        return 8
    end = 7
    while text[end : end + 1].isdigit():
        end += 1
    if end < 9:
        return end
    # The digits are those of a time with or without a day before: pairs, after a separator.
    return 7 if end % 2 == 0 else 8


def _read_clock(text, loose):
    """Hour, minute, second, microsecond; loose: a character more at the end does not matter."""
    parts, at, separator = [], 0, None
    while len(parts) < 3:
        parts.append(_number(text, at, 2))
        at += 2
        if at >= len(text):
            break
        if separator is None:
            separator = text[at] == ":"
        if text[at] in ".," and len(parts) == 3:
            break
        if loose and at + 1 == len(text):
            at += 1
            break
        if separator:
            if text[at] != ":" or len(parts) == 3:
                raise Invalid
            at += 1
    parts += [0] * (3 - len(parts))
    microsecond = 0
    if at < len(text):
        if text[at] not in ".,":
            raise Invalid
        digits = text[at + 1 :]
        if loose:
            digits = digits[: len(digits) - len(digits.lstrip("0123456789")) or None]
        if not (digits.isascii() and digits.isdigit()):
            raise Invalid
        microsecond = int(digits[:6].ljust(6, "0"))
    return (*parts, microsecond)


def read_time(text):
    """Hour, minute, second, microsecond and zone (or None)."""
    at = next((at for at, c in enumerate(text) if c in "+-Z"), None)
    if at is None:
        return (*_read_clock(text, False), None)
    clock = _read_clock(text[:at], True)
    if text[at] == "Z":
        if len(text) != at + 1:
            raise Invalid
        return (*clock, timezone.utc)
    hour, minute, second, microsecond = _read_clock(text[at + 1 :], False)
    offset = timedelta(0, hour * 3600 + minute * 60 + second, microsecond)
    return (*clock, timezone(-offset if text[at] == "-" else offset))
