"""The Gregorian calendar, in both directions without end, and what the classes of datetime share."""

import sys
from operator import index as _index

MINYEAR = 1
MAXYEAR = 9999
MAX_ORDINAL = 3652059
_DAYS = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_DAYS_BEFORE = (0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)
DAY_NAMES = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTH_NAMES = ("", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

MISSING = object()


def is_leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def days_in_month(year, month):
    return 29 if month == 2 and is_leap(year) else _DAYS[month]


def days_before_year(year):
    """The number of days before January 1st, from the year 1."""
    year -= 1
    return year * 365 + year // 4 - year // 100 + year // 400


def day_of_year(year, month, day):
    return _DAYS_BEFORE[month] + (month > 2 and is_leap(year)) + day


def to_ordinal(year, month, day):
    """The day's number; January 1st of the year 1 is 1."""
    return days_before_year(year) + day_of_year(year, month, day)


def from_ordinal(ordinal):
    """Year, month and day of a number. Years repeat after 400, in which days are counted by centuries and fours."""
    rest = ordinal - 1
    cycles, rest = divmod(rest, 146097)
    centuries, rest = divmod(rest, 36524)
    fours, rest = divmod(rest, 1461)
    ones, rest = divmod(rest, 365)
    year = cycles * 400 + centuries * 100 + fours * 4 + ones + 1
    if ones == 4 or centuries == 4:
        # The last day of a leap year.
        return year - 1, 12, 31
    month = (rest + 50) >> 5
    before = _DAYS_BEFORE[month] + (month > 2 and is_leap(year))
    if before > rest:
        month -= 1
        before -= days_in_month(year, month)
    return year, month, rest - before + 1


def first_monday(year):
    """The ordinal of the Monday of the year's first ISO week, the one with January 4th in it."""
    fourth = days_before_year(year) + 4
    return fourth - (fourth + 6) % 7


def from_iso_week(year, week, day):
    """The ordinal of a day in an ISO week."""
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError(f"Year is out of range: {year}")
    start = first_monday(year)
    if not 0 < week < 53 and not (week == 53 and first_monday(year + 1) - start == 371):
        raise ValueError(f"Invalid week: {week}")
    if not 0 < day < 8:
        raise ValueError(f"Invalid day: {day} (range is [1, 7])")
    return start + (week - 1) * 7 + day - 1


def whole(value):
    """An int as C takes it."""
    number = _index(value)
    if -0x80000000 <= number <= 0x7FFFFFFF:
        return number
    if not -sys.maxsize - 1 <= number <= sys.maxsize:
        raise OverflowError("Python int too large to convert to C long")
    raise OverflowError(f"signed integer is {'greater than maximum' if number > 0 else 'less than minimum'}")


def check_date(year, month, day):
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError(f"year {year} is out of range")
    if not 1 <= month <= 12:
        raise ValueError("month must be in 1..12")
    if not 1 <= day <= days_in_month(year, month):
        raise ValueError("day is out of range for month")


def check_time(hour, minute, second, microsecond, fold):
    if not 0 <= hour <= 23:
        raise ValueError("hour must be in 0..23")
    if not 0 <= minute <= 59:
        raise ValueError("minute must be in 0..59")
    if not 0 <= second <= 59:
        raise ValueError("second must be in 0..59")
    if not 0 <= microsecond <= 999999:
        raise ValueError("microsecond must be in 0..999999")
    if fold not in (0, 1):
        raise ValueError("fold must be either 0 or 1")


def missing(*arguments):
    """The TypeError for a call without one of the arguments year, month and day; those before it are looked at first."""
    position = arguments.index(MISSING)
    for argument in arguments[:position]:
        whole(argument)
    name = ("year", "month", "day")[position]
    return TypeError(f"function missing required argument '{name}' (pos {position + 1})")


def shown(value):
    """What the repr of a date, time or timedelta calls its type: derived ones by their name alone."""
    kind = type(value)
    return f"datetime.{kind.__name__}" if kind.__module__ == "datetime" else kind.__name__


class field(property):
    """A read-only attribute."""

    def _refuse(self, instance, value=None):
        owner = next(cls for cls in type(instance).__mro__ if cls.__dict__.get(self.fget.__name__) is self)
        raise AttributeError(f"attribute '{self.fget.__name__}' of 'datetime.{owner.__name__}' objects is not writable")

    __set__ = __delete__ = _refuse


class member(field):
    """A read-only attribute of a timedelta."""

    def _refuse(self, instance, value=None):
        raise AttributeError("readonly attribute")

    __set__ = __delete__ = _refuse
