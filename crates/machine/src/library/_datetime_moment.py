"""datetime.datetime"""

import time as _clock

from _datetime_calendar import (
    DAY_NAMES, MAX_ORDINAL, MISSING, MONTH_NAMES, check_date, field, from_ordinal, missing, shown, to_ordinal, whole,
)
from _datetime_date import check_format, date, expand_format
from _datetime_delta import timedelta
from _datetime_time import clock_fields, clock_text, time
from _datetime_zone import ask_name, ask_offset, check_zone, offset_text, timezone
from _seal import seal

_EPOCH = 719163
_DAY = 86400


def _local_seconds(seconds):
    """What local clocks show at a moment: both in seconds since 1970."""
    year, month, day, hour, minute, second, *_ = _clock.localtime(seconds)
    return (to_ordinal(year, month, day) - _EPOCH) * _DAY + hour * 3600 + minute * 60 + second


class datetime(date):
    """A day and a time of day, with or without a zone."""

    __slots__ = ("_hour", "_minute", "_second", "_microsecond", "_tzinfo", "_fold")

    def __new__(
        cls, year=MISSING, month=MISSING, day=MISSING, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0
    ):
        if day is MISSING or month is MISSING or year is MISSING:
            raise missing(year, month, day)
        year, month, day = whole(year), whole(month), whole(day)
        check_date(year, month, day)
        fields = clock_fields(hour, minute, second, microsecond, tzinfo, fold)
        self = object.__new__(cls)
        self._year, self._month, self._day = year, month, day
        self._hour, self._minute, self._second, self._microsecond, self._tzinfo, self._fold = fields
        return self

    @classmethod
    def _at(cls, seconds, microsecond, tzinfo, fold=0):
        """What clocks show so many seconds after the beginning of 1970."""
        days, seconds = divmod(seconds, _DAY)
        ordinal = days + _EPOCH
        if not 0 < ordinal <= MAX_ORDINAL:
            year = from_ordinal(ordinal)[0]
            raise ValueError(f"year {year} is out of range")
        minutes, second = divmod(seconds, 60)
        hour, minute = divmod(minutes, 60)
        return cls(*from_ordinal(ordinal), hour, minute, second, microsecond, tzinfo, fold=fold)

    @classmethod
    def _from_local(cls, seconds, microsecond):
        """What local clocks show at a moment."""
        shown_now = _local_seconds(seconds)
        fold = 0
        if seconds >= _DAY:
            # Whether clocks showed the same a while ago, before they were set back.
            step = shown_now - _local_seconds(seconds - _DAY) - _DAY
            if step < 0 and _local_seconds(seconds + step) == shown_now:
                fold = 1
        return cls._at(shown_now, microsecond, None, fold)

    @classmethod
    def _split(cls, timestamp):
        """Whole seconds and microseconds, half to even."""
        if isinstance(timestamp, float):
            if timestamp != timestamp:
                raise ValueError("Invalid value NaN (not a number)")
            if abs(timestamp) >= 2.0**63:
                raise OverflowError("timestamp out of range for platform time_t")
            part, whole_seconds = _modf(timestamp)
            microseconds = round(part * 1e6)
            more, microseconds = divmod(microseconds, 1000000)
            return int(whole_seconds) + more, microseconds
        return _clock_seconds(timestamp), 0

    @classmethod
    def fromtimestamp(cls, timestamp, tz=None):
        """The local time of a number of seconds since 1970, or that in a zone."""
        check_zone(tz)
        seconds, microsecond = cls._split(timestamp)
        if tz is None:
            return cls._from_local(seconds, microsecond)
        return tz.fromutc(cls._at(seconds, microsecond, tz))

    @classmethod
    def utcfromtimestamp(cls, timestamp, /):
        """The time in UTC of a number of seconds since 1970, without a zone."""
        _deprecated(
            "datetime.datetime.utcfromtimestamp() is deprecated and scheduled for removal in a future version. Use "
            "timezone-aware objects to represent datetimes in UTC: datetime.datetime.fromtimestamp(timestamp, "
            "datetime.UTC)."
        )
        return cls._at(*cls._split(timestamp), None)

    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(_clock.time(), tz)

    @classmethod
    def utcnow(cls):
        """The time in UTC, without a zone."""
        _deprecated(
            "datetime.datetime.utcnow() is deprecated and scheduled for removal in a future version. Use "
            "timezone-aware objects to represent datetimes in UTC: datetime.datetime.now(datetime.UTC)."
        )
        return cls._at(*cls._split(_clock.time()), None)

    @classmethod
    def combine(cls, date=MISSING, time=MISSING, tzinfo=MISSING):
        """A day and a time of day together."""
        for position, (value, wanted) in enumerate(((date, _date), (time, _time)), 1):
            if value is MISSING:
                raise TypeError(f"combine() missing required argument '{wanted.__name__}' (pos {position})")
            if not isinstance(value, wanted):
                kind = "None" if value is None else type(value).__name__
                raise TypeError(f"combine() argument {position} must be datetime.{wanted.__name__}, not {kind}")
        return cls(
            date._year, date._month, date._day, *time._fields(), time._tzinfo if tzinfo is MISSING else tzinfo,
            fold=time._fold,
        )

    @classmethod
    def fromisoformat(cls, string, /):
        """The moment that a text in ISO 8601 tells."""
        from _datetime_iso import Invalid, date_length, read_date, read_time

        if not isinstance(string, str):
            raise TypeError("fromisoformat: argument must be str")
        try:
            if len(string) < 7:
                raise Invalid
            length = date_length(string)
            day, rest = read_date(string[:length]), string[length + 1 :]
            if len(string) == length + 1:
                raise Invalid
            fields = read_time(rest) if rest else ()
        except Invalid:
            raise ValueError(f"Invalid isoformat string: {string!r}") from None
        return cls(*day, *fields)

    @classmethod
    def strptime(cls, date_string, format, /):
        """The moment that a text tells by a format as of time.strptime()."""
        from _strptime import read_moment

        for position, value in enumerate((date_string, format)):
            if not isinstance(value, str):
                kind = "None" if value is None else type(value).__name__
                raise TypeError(f"strptime() argument {position + 1} must be str, not {kind}")
        fields, offset, name = read_moment(date_string, format)
        zone = None
        if offset is not None:
            delta = timedelta(0, 0, offset)
            zone = timezone(delta, name) if name else timezone(delta)
        return cls(*fields, zone)

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

    def date(self):
        return _date(self._year, self._month, self._day)

    def time(self):
        """The time of day, without the zone."""
        return _time(self._hour, self._minute, self._second, self._microsecond, fold=self._fold)

    def timetz(self):
        """The time of day, with the zone."""
        return _time(self._hour, self._minute, self._second, self._microsecond, self._tzinfo, fold=self._fold)

    def utcoffset(self):
        return ask_offset(self._tzinfo, "utcoffset", self)

    def dst(self):
        return ask_offset(self._tzinfo, "dst", self)

    def tzname(self):
        return ask_name(self._tzinfo, self)

    def replace(
        self, year=MISSING, month=MISSING, day=MISSING, hour=MISSING, minute=MISSING, second=MISSING,
        microsecond=MISSING, tzinfo=MISSING, *, fold=MISSING,
    ):
        """The same moment but for what is given."""
        return type(self)(
            self._year if year is MISSING else year,
            self._month if month is MISSING else month,
            self._day if day is MISSING else day,
            self._hour if hour is MISSING else hour,
            self._minute if minute is MISSING else minute,
            self._second if second is MISSING else second,
            self._microsecond if microsecond is MISSING else microsecond,
            self._tzinfo if tzinfo is MISSING else tzinfo,
            fold=self._fold if fold is MISSING else fold,
        )

    __replace__ = replace

    def __repr__(self):
        numbers = [self._year, self._month, self._day, self._hour, self._minute, self._second, self._microsecond]
        while len(numbers) > 5 and numbers[-1] == 0:
            numbers.pop()
        text = ", ".join(map(str, numbers))
        if self._fold:
            text += ", fold=1"
        if self._tzinfo is not None:
            text += f", tzinfo={self._tzinfo!r}"
        return f"{shown(self)}({text})"

    def isoformat(self, sep="T", timespec="auto"):
        """The moment in ISO 8601: the day, sep, the time as exactly as timespec says, the offset."""
        if not isinstance(sep, str) or len(sep) != 1:
            kind = "None" if sep is None else type(sep).__name__
            raise TypeError(f"isoformat() argument 1 must be a unicode character, not {kind}")
        if not isinstance(timespec, str):
            kind = "None" if timespec is None else type(timespec).__name__
            raise TypeError(f"isoformat() argument 2 must be str, not {kind}")
        clock = clock_text(self._hour, self._minute, self._second, self._microsecond, timespec)
        text = f"{self._year:04}-{self._month:02}-{self._day:02}{sep}{clock}"
        offset = self.utcoffset()
        return text if offset is None else text + offset_text(offset)

    def __str__(self):
        return self.isoformat(" ")

    def ctime(self):
        """The moment as time.ctime() writes it."""
        clock = f"{self._hour:02}:{self._minute:02}:{self._second:02}"
        return f"{DAY_NAMES[self.weekday()]} {MONTH_NAMES[self._month]} {self._day:2} {clock} {self._year:04}"

    def strftime(self, format):
        """A text by a format as of time.strftime()."""

        def zone_text(separator):
            offset = self.utcoffset()
            return "" if offset is None else offset_text(offset, separator)

        check_format(format)
        format = expand_format(format, f"{self._microsecond:06}", zone_text, lambda: self.tzname() or "")
        return _clock.strftime(format, self.timetuple())

    def timetuple(self):
        """The moment as time.localtime() would give it."""
        summer = self.dst()
        summer = -1 if summer is None else int(bool(summer))
        return self._as_struct_time(self._hour, self._minute, self._second, summer)

    def utctimetuple(self):
        """The moment as time.gmtime() would give it."""
        offset = self.utcoffset()
        moment = self - offset if offset else self
        return moment._as_struct_time(moment._hour, moment._minute, moment._second, 0)

    def _seconds(self):
        """What the clocks show, in seconds since the beginning of 1970."""
        days = to_ordinal(self._year, self._month, self._day) - _EPOCH
        return days * _DAY + self._hour * 3600 + self._minute * 60 + self._second

    def _moment(self):
        """When local clocks show this, in seconds since 1970; fold chooses between two."""
        wanted = self._seconds()
        guess = 2 * wanted - _local_seconds(wanted)
        # Where clocks are changed, the offset of a day earlier or later gives the other candidate.
        other_day = guess + (_DAY if self._fold else -_DAY)
        other = wanted - (_local_seconds(other_day) - other_day)
        if _local_seconds(guess) == wanted:
            return other if other != guess and _local_seconds(other) == wanted else guess
        if other != guess and _local_seconds(other) == wanted:
            return other
        # Clocks never show this: they were set forward over it.
        offsets = (_local_seconds(guess) - guess, wanted - other)
        candidates = sorted(wanted - offset for offset in offsets)
        return candidates[0] if self._fold else candidates[-1]

    def timestamp(self):
        """The number of seconds since 1970."""
        if self._tzinfo is None:
            return self._moment() + self._microsecond / 1e6
        return (self - _UTC_EPOCH).total_seconds()

    def astimezone(self, tz=None):
        """The same moment in another zone, or in local time."""
        if tz is not None:
            check_zone(tz)
        mine = self._tzinfo
        if mine is not None and mine is tz:
            return self
        offset = None if mine is None else self.utcoffset()
        if offset is None:
            seconds = self._moment()
        else:
            seconds = self._seconds() - (offset.days * _DAY + offset.seconds)
        if tz is None:
            shown_then = _clock.localtime(seconds)
            name = _clock.tzname[shown_then.tm_isdst > 0]
            tz = timezone(timedelta(0, _local_seconds(seconds) - seconds), name)
        return tz.fromutc(datetime._at(seconds, self._microsecond, tz)._like(self, tz, offset))

    def _like(self, original, tz, offset):
        """This moment in UTC as the class of the original, without the part of its offset below a second."""
        if offset is not None and offset.microseconds:
            self = self - timedelta(0, 0, offset.microseconds)
        return type(original)(
            self._year, self._month, self._day, self._hour, self._minute, self._second, self._microsecond, tz
        )

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        extra, microsecond = divmod(self._microsecond + other._microseconds, 1000000)
        seconds = self._hour * 3600 + self._minute * 60 + self._second + other._seconds + extra
        days, seconds = divmod(seconds, _DAY)
        ordinal = to_ordinal(self._year, self._month, self._day) + other._days + days
        if not 0 < ordinal <= MAX_ORDINAL:
            raise OverflowError("date value out of range")
        minutes, second = divmod(seconds, 60)
        hour, minute = divmod(minutes, 60)
        return type(self)(*from_ordinal(ordinal), hour, minute, second, microsecond, self._tzinfo)

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self + -other
        if not isinstance(other, datetime):
            return NotImplemented
        difference = timedelta(0, self._seconds() - other._seconds(), self._microsecond - other._microsecond)
        if self._tzinfo is other._tzinfo:
            return difference
        mine, theirs = self.utcoffset(), other.utcoffset()
        if mine == theirs:
            return difference
        if mine is None or theirs is None:
            raise TypeError("can't subtract offset-naive and offset-aware datetimes")
        return difference + theirs - mine

    def _fields(self):
        return (
            self._year, self._month, self._day, self._hour, self._minute, self._second, self._microsecond,
        )

    def _depends_on_fold(self):
        """Whether the moment's offset is another with the other fold: it is shown twice, or never."""
        return self.utcoffset() != self.replace(fold=not self._fold).utcoffset()

    def _keys(self, other, equality):
        """What tells the order of two moments: the fields, or a difference if the zones differ."""
        if self._tzinfo is other._tzinfo:
            return self._fields(), other._fields()
        mine, theirs = self.utcoffset(), other.utcoffset()
        if equality and (self._depends_on_fold() or other._depends_on_fold()):
            return 0, 1
        if mine == theirs:
            return self._fields(), other._fields()
        if mine is None or theirs is None:
            if equality:
                return 0, 1
            raise TypeError("can't compare offset-naive and offset-aware datetimes")
        return self - other, timedelta(0)

    def __eq__(self, other):
        if not isinstance(other, datetime):
            return NotImplemented
        mine, theirs = self._keys(other, True)
        return mine == theirs

    def __lt__(self, other):
        if not isinstance(other, datetime):
            return NotImplemented
        mine, theirs = self._keys(other, False)
        return mine < theirs

    def __le__(self, other):
        if not isinstance(other, datetime):
            return NotImplemented
        mine, theirs = self._keys(other, False)
        return mine <= theirs

    def __gt__(self, other):
        if not isinstance(other, datetime):
            return NotImplemented
        mine, theirs = self._keys(other, False)
        return mine > theirs

    def __ge__(self, other):
        if not isinstance(other, datetime):
            return NotImplemented
        mine, theirs = self._keys(other, False)
        return mine >= theirs

    def __hash__(self):
        first = self.replace(fold=0) if self._fold else self
        offset = first.utcoffset()
        if offset is None:
            clock = bytes((self._hour, self._minute, self._second)) + self._microsecond.to_bytes(3)
            return hash(self._packed() + clock)
        days = to_ordinal(self._year, self._month, self._day)
        seconds = self._hour * 3600 + self._minute * 60 + self._second
        return hash(timedelta(days, seconds, self._microsecond) - offset)

    def __reduce__(self):
        return self.__class__, (*self._fields(), self._tzinfo)


def _clock_seconds(timestamp):
    """Seconds since 1970 from an int, or from what counts as one."""
    from operator import index

    seconds = index(timestamp)
    if abs(seconds) >= 2**63:
        raise OverflowError("timestamp out of range for platform time_t")
    return seconds


def _modf(x):
    whole_part = float(int(x))
    return x - whole_part, whole_part


def _deprecated(message):
    import warnings

    warnings.warn(message, DeprecationWarning, stacklevel=3)


# Methods of datetime hide these names.
_date, _time = date, time
_UTC_EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)
datetime.min = datetime(1, 1, 1)
datetime.max = datetime(9999, 12, 31, 23, 59, 59, 999999)
datetime.resolution = timedelta(0, 0, 1)
datetime.__module__ = "datetime"
seal(datetime)
