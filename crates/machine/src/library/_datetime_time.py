"""datetime.time"""

import time as _clock

from _datetime_calendar import MISSING, check_time, field, shown, whole
from _datetime_date import check_format, expand_format
from _datetime_delta import timedelta
from _datetime_zone import ask_name, ask_offset, check_zone, offset_text
from _seal import seal

_SPECS = {
    "hours": "{0:02}",
    "minutes": "{0:02}:{1:02}",
    "seconds": "{0:02}:{1:02}:{2:02}",
    "milliseconds": "{0:02}:{1:02}:{2:02}.{4:03}",
    "microseconds": "{0:02}:{1:02}:{2:02}.{3:06}",
}


def clock_text(hour, minute, second, microsecond, timespec):
    """A time of day in ISO 8601, as exactly as is wanted."""
    if timespec == "auto":
        timespec = "microseconds" if microsecond else "seconds"
    elif not isinstance(timespec, str):
        kind = "None" if timespec is None else type(timespec).__name__
        raise TypeError(f"isoformat() argument 1 must be str, not {kind}")
    try:
        form = _SPECS[timespec]
    except KeyError:
        raise ValueError("Unknown timespec value") from None
    return form.format(hour, minute, second, microsecond, microsecond // 1000)


def clock_fields(hour, minute, second, microsecond, zone, fold):
    """The checked fields of a time of day."""
    hour, minute, second, microsecond = whole(hour), whole(minute), whole(second), whole(microsecond)
    fold = whole(fold)
    check_time(hour, minute, second, microsecond, fold)
    return hour, minute, second, microsecond, check_zone(zone), fold


class time:
    """A time of day, with or without a zone."""

    __slots__ = ("_hour", "_minute", "_second", "_microsecond", "_tzinfo", "_fold")

    def __new__(cls, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        fields = clock_fields(hour, minute, second, microsecond, tzinfo, fold)
        self = object.__new__(cls)
        self._hour, self._minute, self._second, self._microsecond, self._tzinfo, self._fold = fields
        return self

    @classmethod
    def fromisoformat(cls, string, /):
        """The time that a text in ISO 8601 tells."""
        from _datetime_iso import Invalid, read_time

        if not isinstance(string, str):
            raise TypeError("fromisoformat: argument must be str")
        try:
            fields = read_time(string.removeprefix("T"))
        except Invalid:
            raise ValueError(f"Invalid isoformat string: {string!r}") from None
        return cls(*fields)

    @field
    def hour(self):
        return self._hour

    @field
    def minute(self):
        return self._minute

    @field
    def second(self):
        return self._second

    @field
    def microsecond(self):
        return self._microsecond

    @field
    def tzinfo(self):
        return self._tzinfo

    @field
    def fold(self):
        return self._fold

    def utcoffset(self):
        return ask_offset(self._tzinfo, "utcoffset", None)

    def dst(self):
        return ask_offset(self._tzinfo, "dst", None)

    def tzname(self):
        return ask_name(self._tzinfo, None)

    def __repr__(self):
        numbers = [self._hour, self._minute, self._second, self._microsecond]
        while len(numbers) > 2 and numbers[-1] == 0:
            numbers.pop()
        text = ", ".join(map(str, numbers))
        if self._tzinfo is not None:
            text += f", tzinfo={self._tzinfo!r}"
        if self._fold:
            text += ", fold=1"
        return f"{shown(self)}({text})"

    def isoformat(self, timespec="auto"):
        text = clock_text(self._hour, self._minute, self._second, self._microsecond, timespec)
        offset = self.utcoffset()
        return text if offset is None else text + offset_text(offset)

    def __str__(self):
        return self.isoformat()

    def strftime(self, format):
        """A text by a format as of time.strftime(); the day is January 1st, 1900."""

        def zone_text(separator):
            offset = self.utcoffset()
            return "" if offset is None else offset_text(offset, separator)

        check_format(format)
        format = expand_format(format, f"{self._microsecond:06}", zone_text, lambda: self.tzname() or "")
        return _clock.strftime(format, (1900, 1, 1, self._hour, self._minute, self._second, 0, 1, -1))

    def __format__(self, format, /):
        if not isinstance(format, str):
            raise TypeError(f"__format__() argument 1 must be str, not {type(format).__name__}")
        return self.strftime(format) if format else str(self)

    def replace(
        self, hour=MISSING, minute=MISSING, second=MISSING, microsecond=MISSING, tzinfo=MISSING, *, fold=MISSING
    ):
        """The same time but for what is given."""
        return type(self)(
            self._hour if hour is MISSING else hour,
            self._minute if minute is MISSING else minute,
            self._second if second is MISSING else second,
            self._microsecond if microsecond is MISSING else microsecond,
            self._tzinfo if tzinfo is MISSING else tzinfo,
            fold=self._fold if fold is MISSING else fold,
        )

    __replace__ = replace

    def _since_midnight(self):
        return timedelta(0, self._hour * 3600 + self._minute * 60 + self._second, self._microsecond)

    def _keys(self, other, equality):
        """What tells the order of two times: the fields, or the times in UTC if the zones differ."""
        mine = theirs = None
        if self._tzinfo is not other._tzinfo:
            mine, theirs = self.utcoffset(), other.utcoffset()
        if mine == theirs:
            return self._fields(), other._fields()
        if mine is None or theirs is None:
            if equality:
                return 0, 1
            raise TypeError("can't compare offset-naive and offset-aware times")
        return self._since_midnight() - mine, other._since_midnight() - theirs

    def _fields(self):
        return self._hour, self._minute, self._second, self._microsecond

    def __eq__(self, other):
        if not isinstance(other, time):
            return NotImplemented
        mine, theirs = self._keys(other, True)
        return mine == theirs

    def __lt__(self, other):
        if not isinstance(other, time):
            return NotImplemented
        mine, theirs = self._keys(other, False)
        return mine < theirs

    def __le__(self, other):
        if not isinstance(other, time):
            return NotImplemented
        mine, theirs = self._keys(other, False)
        return mine <= theirs

    def __gt__(self, other):
        if not isinstance(other, time):
            return NotImplemented
        mine, theirs = self._keys(other, False)
        return mine > theirs

    def __ge__(self, other):
        if not isinstance(other, time):
            return NotImplemented
        mine, theirs = self._keys(other, False)
        return mine >= theirs

    def __hash__(self):
        offset = self.utcoffset()
        if offset is None:
            return hash(bytes((self._hour, self._minute, self._second)) + self._microsecond.to_bytes(3))
        return hash(self._since_midnight() - offset)

    def __reduce__(self):
        return self.__class__, (*self._fields(), self._tzinfo)


time.min = time(0, 0, 0)
time.max = time(23, 59, 59, 999999)
time.resolution = timedelta(0, 0, 1)
time.__module__ = "datetime"
seal(time)
