"""datetime.date"""

import time as _clock

from _datetime_calendar import (
    DAY_NAMES, MAX_ORDINAL, MAXYEAR, MINYEAR, MISSING, MONTH_NAMES, check_date, day_of_year, field, first_monday,
    from_iso_week, from_ordinal, missing, shown, to_ordinal, whole,
)
from _datetime_delta import timedelta
from _seal import seal


class IsoCalendarDate(tuple):
    """What isocalendar() gives."""

    __slots__ = ()

    def __new__(cls, year, week, weekday):
        return super().__new__(cls, (year, week, weekday))

    @property
    def year(self):
        return self[0]

    @property
    def week(self):
        return self[1]

    @property
    def weekday(self):
        return self[2]

    def __repr__(self):
        return f"datetime.IsoCalendarDate(year={self[0]}, week={self[1]}, weekday={self[2]})"

    def __reduce__(self):
        return tuple, (tuple(self),)


def expand_format(format, fraction, zone_text, name):
    """A format for time.strftime: what C does not know is put in."""
    if "%" not in format:
        return format
    parts, at = [], 0
    while (found := format.find("%", at)) >= 0:
        parts.append(format[at:found])
        directive = format[found + 1 : found + 2]
        if format[found + 1 : found + 3] == ":z":
            directive = ":z"
        if directive == "f":
            parts.append(fraction)
        elif directive in ("z", ":z"):
            parts.append(zone_text(":" if directive == ":z" else ""))
        elif directive == "Z":
            parts.append(name().replace("%", "%%"))
        else:
            parts.append("%" + directive)
        at = found + 1 + len(directive)
    parts.append(format[at:])
    return "".join(parts)


def check_format(format):
    if not isinstance(format, str):
        kind = "None" if format is None else type(format).__name__
        raise TypeError(f"strftime() argument 1 must be str, not {kind}")
    return format


class date:
    """A day in the Gregorian calendar, from the year 1 to 9999."""

    __slots__ = ("_year", "_month", "_day")

    def __new__(cls, year=MISSING, month=MISSING, day=MISSING):
        if day is MISSING or month is MISSING or year is MISSING:
            raise missing(year, month, day)
        year, month, day = whole(year), whole(month), whole(day)
        check_date(year, month, day)
        self = object.__new__(cls)
        self._year = year
        self._month = month
        self._day = day
        return self

    @classmethod
    def fromtimestamp(cls, timestamp, /):
        """The local day of a number of seconds since 1970."""
        if timestamp is None:
            raise TypeError("'NoneType' object cannot be interpreted as an integer")
        return cls(*_clock.localtime(timestamp)[:3])

    @classmethod
    def today(cls):
        return cls.fromtimestamp(_clock.time())

    @classmethod
    def fromordinal(cls, ordinal, /):
        """The day with a number; January 1st of the year 1 is 1."""
        ordinal = whole(ordinal)
        if ordinal < 1:
            raise ValueError("ordinal must be >= 1")
        year, month, day = from_ordinal(ordinal)
        if year > MAXYEAR:
            raise ValueError(f"year {year} is out of range")
        return cls(year, month, day)

    @classmethod
    def fromisoformat(cls, date_string, /):
        """The day that a text in ISO 8601 names."""
        from _datetime_iso import Invalid, read_date

        if not isinstance(date_string, str):
            raise TypeError("fromisoformat: argument must be str")
        try:
            parts = read_date(date_string)
        except Invalid:
            raise ValueError(f"Invalid isoformat string: {date_string!r}") from None
        return cls(*parts)

    @classmethod
    def fromisocalendar(cls, year=MISSING, week=MISSING, day=MISSING):
        """The day of a week of a year, by ISO 8601."""
        given = (year, week, day)
        if MISSING in given:
            position = given.index(MISSING)
            name = ("year", "week", "day")[position]
            raise TypeError(f"fromisocalendar() missing required argument '{name}' (pos {position + 1})")
        try:
            parts = [whole(part) for part in given]
        except OverflowError:
            raise ValueError("ISO calendar component out of range") from None
        return cls(*from_ordinal(from_iso_week(*parts)))

    @field
    def year(self):
        return self._year

    @field
    def month(self):
        return self._month

    @field
    def day(self):
        return self._day

    def __repr__(self):
        return f"{shown(self)}({self._year}, {self._month}, {self._day})"

    def isoformat(self):
        return f"{self._year:04}-{self._month:02}-{self._day:02}"

    def __str__(self):
        return self.isoformat()

    def ctime(self):
        """The day as time.ctime() writes it."""
        return f"{DAY_NAMES[self.weekday()]} {MONTH_NAMES[self._month]} {self._day:2} 00:00:00 {self._year:04}"

    def strftime(self, format):
        """A text by a format as of time.strftime()."""
        format = expand_format(check_format(format), "000000", lambda separator: "", lambda: "")
        return _clock.strftime(format, self.timetuple())

    def __format__(self, format, /):
        if not isinstance(format, str):
            raise TypeError(f"__format__() argument 1 must be str, not {type(format).__name__}")
        return self.strftime(format) if format else str(self)

    def timetuple(self):
        """The day as time.localtime() would give it."""
        return self._as_struct_time(0, 0, 0, -1)

    def _as_struct_time(self, hour, minute, second, summer):
        year, month, day = self._year, self._month, self._day
        weekday, number = self.weekday(), day_of_year(year, month, day)
        return _clock.struct_time((year, month, day, hour, minute, second, weekday, number, summer))

    def toordinal(self):
        """The day's number; January 1st of the year 1 is 1."""
        return to_ordinal(self._year, self._month, self._day)

    def weekday(self):
        """0 for a Monday to 6 for a Sunday."""
        return (self.toordinal() + 6) % 7

    def isoweekday(self):
        """1 for a Monday to 7 for a Sunday."""
        return self.toordinal() % 7 or 7

    def isocalendar(self):
        """The year, the week and the day of the week, by ISO 8601."""
        ordinal, year = self.toordinal(), self._year
        start = first_monday(year)
        if ordinal < start:
            year -= 1
            start = first_monday(year)
        elif ordinal >= first_monday(year + 1):
            year += 1
            start = first_monday(year)
        week, day = divmod(ordinal - start, 7)
        return IsoCalendarDate(year, week + 1, day + 1)

    def replace(self, year=MISSING, month=MISSING, day=MISSING):
        """The same day but for what is given."""
        return type(self)(
            self._year if year is MISSING else year,
            self._month if month is MISSING else month,
            self._day if day is MISSING else day,
        )

    __replace__ = replace

    def _after(self, days):
        ordinal = to_ordinal(self._year, self._month, self._day) + days
        if not 0 < ordinal <= MAX_ORDINAL:
            raise OverflowError("date value out of range")
        return type(self)(*from_ordinal(ordinal))

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        return self._after(other._days)

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self._after(-other._days)
        if self._is_day(other):
            return timedelta(self.toordinal() - other.toordinal())
        return NotImplemented

    def _key(self):
        return self._year, self._month, self._day

    def _is_day(self, other):
        # A datetime is a date, but has more to compare.
        return isinstance(other, date) and not hasattr(other, "hour")

    def __eq__(self, other):
        return self._key() == other._key() if self._is_day(other) else NotImplemented

    def __lt__(self, other):
        return self._key() < other._key() if self._is_day(other) else NotImplemented

    def __le__(self, other):
        return self._key() <= other._key() if self._is_day(other) else NotImplemented

    def __gt__(self, other):
        return self._key() > other._key() if self._is_day(other) else NotImplemented

    def __ge__(self, other):
        return self._key() >= other._key() if self._is_day(other) else NotImplemented

    def __hash__(self):
        return hash(self._packed())

    def _packed(self):
        return bytes((*divmod(self._year, 256), self._month, self._day))

    def __reduce__(self):
        return self.__class__, (self._year, self._month, self._day)


date.min = date(MINYEAR, 1, 1)
date.max = date(MAXYEAR, 12, 31)
date.resolution = timedelta(1)
for _class in (IsoCalendarDate, date):
    _class.__module__ = "datetime"
    seal(_class)
