"""datetime.timedelta"""

from _datetime_calendar import member, shown
from _seal import seal

_DAY = 86400
_MICROSECONDS = 1000000
# The units of the constructor, in microseconds, in the order in which their parts add up.
_UNITS = {
    "microseconds": 1, "milliseconds": 1000, "seconds": _MICROSECONDS, "minutes": 60 * _MICROSECONDS,
    "hours": 3600 * _MICROSECONDS, "days": _DAY * _MICROSECONDS, "weeks": 7 * _DAY * _MICROSECONDS,
}


def _nearest(a, b):
    """a / b as an int, half to even."""
    if b < 0:
        a, b = -a, -b
    quotient, rest = divmod(a, b)
    if 2 * rest > b or (2 * rest == b and quotient % 2):
        quotient += 1
    return quotient


def _sum_of_units(amounts):
    """Amounts of the units in whole microseconds. Parts of them that floats leave are rounded once, at the end."""
    total, left = 0, 0.0
    for unit, size in _UNITS.items():
        amount = amounts[unit]
        if isinstance(amount, int):
            total += amount * size
        elif isinstance(amount, float):
            whole = int(amount)
            total += whole * size
            part = (amount - whole) * float(size)
            whole = int(part)
            total += whole
            left += part - whole
        else:
            raise TypeError(f"unsupported type for timedelta {unit} component: {type(amount).__name__}")
    if left:
        nearest = round(left)
        if abs(nearest - left) == 0.5:
            # Half way: so that the total becomes even.
            odd = total & 1
            nearest = 2 * round((left + odd) * 0.5) - odd
        total += int(nearest)
    return total


class timedelta:
    """The time between two dates or times, to the microsecond."""

    __slots__ = ("_days", "_seconds", "_microseconds")

    def __new__(cls, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0):
        if type(days) is type(seconds) is type(microseconds) is int and milliseconds == minutes == hours == weeks == 0:
            extra, microseconds = divmod(microseconds, _MICROSECONDS)
            more, seconds = divmod(seconds + extra, _DAY)
            days += more
        else:
            total = _sum_of_units(
                {
                    "microseconds": microseconds, "milliseconds": milliseconds, "seconds": seconds, "minutes": minutes,
                    "hours": hours, "days": days, "weeks": weeks,
                }
            )
            seconds, microseconds = divmod(total, _MICROSECONDS)
            days, seconds = divmod(seconds, _DAY)
        if abs(days) > 999999999:
            if abs(days) > 0x7FFFFFFF:
                raise OverflowError("Python int too large to convert to C int")
            raise OverflowError(f"days={days}; must have magnitude <= 999999999")
        self = object.__new__(cls)
        self._days = days
        self._seconds = seconds
        self._microseconds = microseconds
        return self

    @member
    def days(self):
        return self._days

    @member
    def seconds(self):
        return self._seconds

    @member
    def microseconds(self):
        return self._microseconds

    def _total(self):
        """All of it in microseconds."""
        return (self._days * _DAY + self._seconds) * _MICROSECONDS + self._microseconds

    def total_seconds(self):
        return self._total() / _MICROSECONDS

    def __repr__(self):
        parts = [
            f"{name}={value}"
            for name, value in (("days", self._days), ("seconds", self._seconds), ("microseconds", self._microseconds))
            if value
        ]
        return f"{shown(self)}({', '.join(parts) or '0'})"

    def __str__(self):
        minutes, seconds = divmod(self._seconds, 60)
        hours, minutes = divmod(minutes, 60)
        text = f"{hours}:{minutes:02}:{seconds:02}"
        if self._days:
            text = f"{self._days} day{'s' if abs(self._days) != 1 else ''}, {text}"
        if self._microseconds:
            text += f".{self._microseconds:06}"
        return text

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        return timedelta(
            self._days + other._days, self._seconds + other._seconds, self._microseconds + other._microseconds
        )

    __radd__ = __add__

    def __sub__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        return timedelta(
            self._days - other._days, self._seconds - other._seconds, self._microseconds - other._microseconds
        )

    def __rsub__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        return -self + other

    def __neg__(self):
        return timedelta(-self._days, -self._seconds, -self._microseconds)

    def __pos__(self):
        return timedelta(self._days, self._seconds, self._microseconds)

    def __abs__(self):
        return -self if self._days < 0 else self

    def __mul__(self, other):
        if isinstance(other, int):
            return timedelta(0, 0, self._total() * other)
        if isinstance(other, float):
            top, bottom = other.as_integer_ratio()
            return timedelta(0, 0, _nearest(self._total() * top, bottom))
        return NotImplemented

    __rmul__ = __mul__

    def __floordiv__(self, other):
        if isinstance(other, timedelta):
            return self._total() // other._total()
        if isinstance(other, int):
            return timedelta(0, 0, self._total() // other)
        return NotImplemented

    def __truediv__(self, other):
        if isinstance(other, timedelta):
            return self._total() / other._total()
        if isinstance(other, int):
            if other == 0:
                raise ZeroDivisionError("integer division or modulo by zero")
            return timedelta(0, 0, _nearest(self._total(), other))
        if isinstance(other, float):
            top, bottom = other.as_integer_ratio()
            if top == 0:
                raise ZeroDivisionError("integer division or modulo by zero")
            return timedelta(0, 0, _nearest(self._total() * bottom, top))
        return NotImplemented

    def __mod__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        return timedelta(0, 0, self._total() % other._total())

    def __divmod__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        quotient, rest = divmod(self._total(), other._total())
        return quotient, timedelta(0, 0, rest)

    def _key(self):
        return self._days, self._seconds, self._microseconds

    def __eq__(self, other):
        return self._key() == other._key() if isinstance(other, timedelta) else NotImplemented

    def __lt__(self, other):
        return self._key() < other._key() if isinstance(other, timedelta) else NotImplemented

    def __le__(self, other):
        return self._key() <= other._key() if isinstance(other, timedelta) else NotImplemented

    def __gt__(self, other):
        return self._key() > other._key() if isinstance(other, timedelta) else NotImplemented

    def __ge__(self, other):
        return self._key() >= other._key() if isinstance(other, timedelta) else NotImplemented

    def __hash__(self):
        return hash(self._key())

    def __bool__(self):
        return self._days != 0 or self._seconds != 0 or self._microseconds != 0

    def __reduce__(self):
        return self.__class__, self._key()


timedelta.min = timedelta(-999999999)
timedelta.max = timedelta(999999999, 86399, 999999)
timedelta.resolution = timedelta(0, 0, 1)
timedelta.__module__ = "datetime"
seal(timedelta)
