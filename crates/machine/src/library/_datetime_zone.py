"""datetime.tzinfo and datetime.timezone"""

from _datetime_calendar import MISSING
from _datetime_delta import timedelta
from _seal import seal

_DAY = timedelta(1)


def offset_text(offset, separator=":"):
    """An offset as +HH:MM, with seconds and microseconds where it has them."""
    sign = "+"
    if offset.days < 0:
        sign, offset = "-", -offset
    minutes, seconds = divmod(offset.seconds, 60)
    hours, minutes = divmod(minutes, 60)
    text = f"{sign}{hours:02}{separator}{minutes:02}"
    if seconds or offset.microseconds:
        text += f"{separator}{seconds:02}"
    if offset.microseconds:
        text += f".{offset.microseconds:06}"
    return text


def ask_offset(zone, what, moment):
    """zone.utcoffset(moment) or zone.dst(moment), checked; None without a zone."""
    if zone is None:
        return None
    offset = getattr(zone, what)(moment)
    if offset is None:
        return None
    if not isinstance(offset, timedelta):
        raise TypeError(f"tzinfo.{what}() must return None or timedelta, not '{type(offset).__name__}'")
    if not -_DAY < offset < _DAY:
        raise ValueError("offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24).")
    return offset


def ask_name(zone, moment):
    """zone.tzname(moment), checked; None without a zone."""
    if zone is None:
        return None
    name = zone.tzname(moment)
    if name is not None and not isinstance(name, str):
        raise TypeError(f"tzinfo.tzname() must return None or a string, not '{type(name).__name__}'")
    return name


def check_zone(zone):
    if zone is not None and not isinstance(zone, tzinfo):
        kind = type(zone).__name__
        raise TypeError(f"tzinfo argument must be None or of a tzinfo subclass, not type '{kind}'")
    return zone


class tzinfo:
    """What a time zone is derived from: it tells the offset from UTC, the part of it that is summer time, a name."""

    __slots__ = ()

    def tzname(self, dt):
        raise NotImplementedError("a tzinfo subclass must implement tzname()")

    def utcoffset(self, dt):
        raise NotImplementedError("a tzinfo subclass must implement utcoffset()")

    def dst(self, dt):
        raise NotImplementedError("a tzinfo subclass must implement dst()")

    def fromutc(self, dt):
        """The local time of a time in UTC that has this zone attached."""
        from _datetime_moment import datetime

        if not isinstance(dt, datetime):
            raise TypeError("fromutc: argument must be a datetime")
        if dt.tzinfo is not self:
            raise ValueError("fromutc: dt.tzinfo is not self")
        offset = dt.utcoffset()
        if offset is None:
            raise ValueError("fromutc: non-None utcoffset() result required")
        summer = dt.dst()
        if summer is None:
            raise ValueError("fromutc: non-None dst() result required")
        # The standard offset first: whether it is summer is to be asked in local time.
        dt += offset - summer
        summer = dt.dst()
        if summer is None:
            raise ValueError("fromutc: tz.dst() gave inconsistent results; cannot convert")
        return dt + summer

    def __reduce__(self):
        arguments = getattr(self, "__getinitargs__", tuple)()
        return self.__class__, arguments, getattr(self, "__dict__", None) or None


class timezone(tzinfo):
    """A zone with a fixed offset from UTC."""

    __slots__ = ("_offset", "_name")

    def __new__(cls, offset=MISSING, name=MISSING):
        if offset is MISSING:
            raise TypeError("timezone() missing required argument 'offset' (pos 1)")
        if not isinstance(offset, timedelta):
            raise TypeError(f"timezone() argument 1 must be datetime.timedelta, not {_kind(offset)}")
        if name is MISSING:
            if not offset:
                return cls.utc
            name = None
        elif not isinstance(name, str):
            raise TypeError(f"timezone() argument 2 must be str, not {_kind(name)}")
        if not -_DAY < offset < _DAY:
            raise ValueError(
                "offset must be a timedelta strictly between -timedelta(hours=24) and "
                f"timedelta(hours=24), not {offset!r}."
            )
        return _zone(offset, name)

    def __eq__(self, other):
        return self._offset == other._offset if isinstance(other, timezone) else NotImplemented

    def __hash__(self):
        return hash(self._offset)

    def __repr__(self):
        if self is timezone.utc:
            return "datetime.timezone.utc"
        if self._name is None:
            return f"datetime.timezone({self._offset!r})"
        return f"datetime.timezone({self._offset!r}, {self._name!r})"

    def __str__(self):
        return self.tzname(None)

    def utcoffset(self, dt, /):
        self._check(dt, "utcoffset")
        return self._offset

    def tzname(self, dt, /):
        self._check(dt, "tzname")
        if self._name is not None:
            return self._name
        return f"UTC{offset_text(self._offset)}" if self._offset else "UTC"

    def dst(self, dt, /):
        self._check(dt, "dst")
        return None

    def fromutc(self, dt, /):
        from _datetime_moment import datetime

        if not isinstance(dt, datetime):
            raise TypeError("fromutc: argument must be a datetime")
        if dt.tzinfo is not self:
            raise ValueError("fromutc: dt.tzinfo is not self")
        return dt + self._offset

    @staticmethod
    def _check(dt, method):
        from _datetime_moment import datetime

        if dt is not None and not isinstance(dt, datetime):
            raise TypeError(f"{method}(dt) argument must be a datetime instance or None, not {type(dt).__name__}")

    def __getinitargs__(self):
        return (self._offset,) if self._name is None else (self._offset, self._name)


def _kind(value):
    return "None" if value is None else type(value).__name__


def _zone(offset, name):
    self = object.__new__(timezone)
    self._offset = offset
    self._name = name
    return self


timezone.utc = _zone(timedelta(0), None)
timezone.min = _zone(timedelta(hours=-23, minutes=-59), None)
timezone.max = _zone(timedelta(hours=23, minutes=59), None)
for _class in (tzinfo, timezone):
    _class.__module__ = "datetime"
    seal(_class, _class is not timezone)
