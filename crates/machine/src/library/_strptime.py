"""Reading dates and times by a format, for time.strptime and datetime.strptime.

A directive can match a text in several ways: "%d%m" reads "111" as 11 and 1. The first way with which the rest
matches too counts, so the reader goes back when the rest does not match.
"""

import time as _time

from _datetime_calendar import days_in_month, first_monday, from_iso_week, from_ordinal, to_ordinal

_WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_MONTHS = [
    "", "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
]
_SHORT_WEEKDAYS = [name[:3] for name in _WEEKDAYS]
_SHORT_MONTHS = [name[:3] for name in _MONTHS]
_FORMATS = {"c": "%a %b %d %H:%M:%S %Y", "x": "%m/%d/%y", "X": "%H:%M:%S"}
# Directives that are numbers: the most digits, the least and the greatest value. All but %w and %u may have one digit.
_NUMBERS = {
    "d": (2, 1, 31), "H": (2, 0, 23), "I": (2, 1, 12), "j": (3, 1, 366), "m": (2, 1, 12), "M": (2, 0, 59),
    "S": (2, 0, 61), "U": (2, 0, 53), "W": (2, 0, 53), "V": (2, 1, 53), "w": (1, 0, 6), "u": (1, 1, 7),
}
_FIXED = {"y": 2, "Y": 4, "G": 4}


def _numbers(text, at, directive):
    """Ways to read a number: as many digits as possible first."""
    most, least, greatest = _NUMBERS[directive]
    for length in range(most, 0, -1):
        digits = text[at : at + length]
        if len(digits) == length and digits.isdecimal() and least <= int(digits) <= greatest:
            yield int(digits), at + length
    if directive == "d" and text[at : at + 1] == " " and text[at + 1 : at + 2].isdecimal() and text[at + 1] != "0":
        yield int(text[at + 1]), at + 2


def _names(text, at, names):
    rest = text[at:].lower()
    for index, name in sorted(enumerate(names), key=lambda pair: -len(pair[1])):
        if name and rest.startswith(name):
            yield index, at + len(name)


def _offsets(text, at):
    """Ways to read +HH[:]MM[[:]SS[.ffffff]] or Z, in microseconds."""
    if text[at : at + 1] == "Z":
        yield 0, at + 1
        return
    if text[at : at + 1] not in ("+", "-"):
        return
    sign, start = (-1 if text[at] == "-" else 1), at + 1
    parts, ends, at, colons = [], [], start, []
    for index, limit in enumerate((24, 60, 60)):
        if index:
            colons.append(text[at : at + 1] == ":")
            at += colons[-1]
        digits = text[at : at + 2]
        if len(digits) != 2 or not digits.isdecimal() or int(digits) >= limit and index:
            break
        parts.append(int(digits))
        at += 2
        ends.append(at)
    if len(parts) < 2:
        return
    if len(parts) == 3:
        if colons == [True, False]:
            raise ValueError(f"Inconsistent use of : in {text[start - 1 : at]}")
        seconds = parts[0] * 3600 + parts[1] * 60 + parts[2]
        fraction = at + 1
        while text[at : at + 1] == "." and text[fraction : fraction + 1].isdecimal() and fraction < at + 7:
            fraction += 1
        if fraction > at + 1:
            yield sign * (seconds * 1000000 + int(text[at + 1 : fraction].ljust(6, "0"))), fraction
        yield sign * seconds * 1000000, at
    yield sign * (parts[0] * 3600 + parts[1] * 60) * 1000000, ends[1]


def _fractions(text, at):
    end = at
    while end < at + 6 and text[end : end + 1].isdecimal():
        end += 1
    for stop in range(end, at, -1):
        yield int(text[at:stop].ljust(6, "0")), stop


def _zone_names(text, at):
    """%Z: UTC, GMT and the names of the local zone; standard time is 0, summer time 1, others -1."""
    names = {"utc": 0, "gmt": 0}
    standard, summer = (name.lower() for name in _time.tzname)
    names[standard] = 0
    if _time.daylight:
        names[summer] = 1
    rest = text[at:].lower()
    for name in sorted(names, key=len, reverse=True):
        if name and rest.startswith(name):
            yield (names[name], text[at : at + len(name)]), at + len(name)


def _ways(directive, text, at):
    """The ways to read what a directive stands for: values, each with the place behind it."""
    if directive in _NUMBERS:
        return _numbers(text, at, directive)
    if directive in _FIXED:
        digits = text[at : at + _FIXED[directive]]
        return [(int(digits), at + len(digits))] if digits.isdecimal() and len(digits) == _FIXED[directive] else []
    if directive == "f":
        return _fractions(text, at)
    if directive == "z":
        return _offsets(text, at)
    if directive == "Z":
        return _zone_names(text, at)
    if directive == "p":
        return _names(text, at, ["am", "pm"])
    names = {"a": _SHORT_WEEKDAYS, "A": _WEEKDAYS, "b": _SHORT_MONTHS, "B": _MONTHS}[directive]
    return _names(text, at, names)


def _parsed(format):
    """The format as a list: directives as "%d", runs of white space as " ", other characters."""
    items, at = [], 0
    while at < len(format):
        c = format[at]
        if c.isspace():
            if items[-1:] != [" "]:
                items.append(" ")
            at += 1
        elif c != "%":
            items.append(c)
            at += 1
        else:
            directive = format[at + 1 : at + 2]
            if not directive:
                raise ValueError(f"stray % in format '{format}'")
            if directive in _FORMATS:
                items += _parsed(_FORMATS[directive])
            elif directive == "%":
                items.append("%")
            elif directive in _NUMBERS or directive in _FIXED or directive in "fzZpaAbB":
                items.append("%" + directive)
            else:
                raise ValueError(f"'{directive}' is a bad directive in format '{format}'")
            at += 2
    for item in items:
        if len(item) == 2 and items.count(item) > 1:
            raise ValueError(f"redefinition of group name '{item[1]}' in format")
    return items


def _warn_of_missing_year():
    """29 February is no day of the year 1900, which is taken then."""
    import warnings
    message = """\
Parsing dates involving a day of month without a year specified is ambiguious
and fails to parse leap day. The default behavior will change in Python 3.15
to either always raise an exception or to use a different default year (TBD).
To avoid trouble, add a specific year to the input & format.
See https://github.com/python/cpython/issues/70647."""
    warnings.warn(message, DeprecationWarning, skip_file_prefixes=("<library>",))


def _match(items, text):
    """Values by directive, and the place behind them; None where nothing matches."""
    # For each directive on the way its other ways, to go on from when what follows does not match.
    found, pending = {}, []
    index = at = 0
    while index < len(items):
        item = items[index]
        if len(item) == 2:
            ways = iter(_ways(item[1], text, at))
        elif item == " ":
            end = at
            while text[end : end + 1].isspace():
                end += 1
            ways = iter([(None, stop) for stop in range(end, at, -1)])
        else:
            ways = iter([(None, at + 1)] if text[at : at + 1].lower() == item.lower() else [])
        while True:
            way = next(ways, None)
            if way is not None:
                break
            if not pending:
                return None
            index, ways = pending.pop()
        found[items[index]], at = way
        pending.append((index, ways))
        index += 1
    return found, at


def _year_of_two_digits(year):
    return year + (2000 if year < 69 else 1900)


def _hour_of_twelve(hour, half):
    if half == 1:
        return 12 if hour == 12 else hour + 12
    return 0 if hour == 12 else hour


def _month(found):
    if "%m" in found:
        return found["%m"]
    return found.get("%B") or found.get("%b") or 1


def _check_iso(found, format):
    """Weeks by ISO 8601 need a year and a day by ISO 8601."""
    has_day = any(directive in found for directive in ("%A", "%a", "%w", "%u"))
    if "%G" in found:
        if "%j" in found:
            raise ValueError(
                "Day of the year directive '%j' is not compatible with ISO year directive '%G'. Use '%Y' instead."
            )
        if "%V" not in found or not has_day:
            raise ValueError(
                "ISO year directive '%G' must be used with the ISO week directive '%V' and a weekday directive "
                "('%A', '%a', '%w', or '%u')."
            )
    elif "%V" in found:
        if not ("%Y" in found or "%y" in found) or not has_day:
            raise ValueError(
                "ISO week directive '%V' must be used with the ISO year directive '%G' and a weekday directive "
                "('%A', '%a', '%w', or '%u')."
            )
        raise ValueError(
            "ISO week directive '%V' is incompatible with the year directive '%Y'. Use the ISO year '%G' instead."
        )


def _weekday(found):
    """0 for a Monday; None if nothing tells."""
    for directive in ("%A", "%a"):
        if directive in found:
            return found[directive]
    if "%w" in found:
        return (found["%w"] - 1) % 7
    return found["%u"] - 1 if "%u" in found else None


def _day(found, year, weekday):
    """Month and day, from whatever tells them; year may change, too."""
    month, day = _month(found), found.get("%d", 1)
    number = found.get("%j")
    if number is None and weekday is not None:
        if "%G" in found:
            ordinal = from_iso_week(found["%G"], found["%V"], weekday + 1)
            return from_ordinal(ordinal)
        week = found.get("%U", found.get("%W"))
        if week is not None and year is not None:
            number = _day_of_week(year, week, weekday, "%W" in found)
    if number is not None:
        return from_ordinal(to_ordinal(year or 1900, 1, 1) + number - 1)
    return year, month, day


def _day_of_week(year, week, weekday, monday_first):
    """The day of the year in a week; week 0 is before the first Monday, or Sunday."""
    first = (to_ordinal(year, 1, 1) + 6) % 7
    if not monday_first:
        first, weekday = (first + 1) % 7, (weekday + 1) % 7
    before = (7 - first) % 7
    return 1 + before + (week - 1) * 7 + weekday


def _read(text, format):
    """The values that a text gives for a format's directives."""
    items = _parsed(format)
    if "%d" in items and not {"%Y", "%y", "%G"} & set(items):
        _warn_of_missing_year()
    matched = _match(items, text)
    if matched is None:
        raise ValueError(f"time data {text!r} does not match format {format!r}")
    found, end = matched
    if end != len(text):
        raise ValueError(f"unconverted data remains: {text[end:]}")
    _check_iso(found, format)
    return found


def _fields(found):
    """Year (or None), month, day, hour, minute, second, weekday, day of the year."""
    year = found.get("%Y")
    if "%y" in found:
        year = _year_of_two_digits(found["%y"])
    weekday = _weekday(found)
    hour = found.get("%H", 0)
    if "%I" in found:
        hour = _hour_of_twelve(found["%I"], found.get("%p", 0))
    year, month, day = _day(found, year, weekday)
    shown_year = year
    if year is None:
        # February 29th without a year is one of a leap year.
        shown_year, year = 1900, 1904 if (month, day) == (2, 29) else 1900
    if day > days_in_month(year, month):
        raise ValueError("day is out of range for month")
    ordinal = to_ordinal(year, month, day)
    if weekday is None:
        weekday = (ordinal + 6) % 7
    number = found.get("%j", ordinal - to_ordinal(year, 1, 1) + 1)
    return shown_year, month, day, hour, found.get("%M", 0), found.get("%S", 0), weekday, number


def read_time(text, format="%a %b %d %H:%M:%S %Y"):
    """time.strptime(text, format)"""
    for position, value in enumerate((text, format)):
        if not isinstance(value, str):
            raise TypeError(f"strptime() argument {position} must be str, not {type(value)}")
    found = _read(text, format)
    summer = found.get("%Z", (-1, None))[0]
    return _time.struct_time((*_fields(found), summer))


def read_moment(text, format):
    """Year to microsecond, the offset in microseconds and the zone's name; None for what the text does not tell."""
    found = _read(text, format)
    fields = _fields(found)[:6]
    name = found.get("%Z", (-1, None))[1]
    return (*fields, found.get("%f", 0)), found.get("%z"), name
