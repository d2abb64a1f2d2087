"""Calendars: the days of months and years, as lists and as text."""

import datetime
from enum import IntEnum, global_enum
from itertools import repeat

__all__ = [
    "IllegalMonthError", "IllegalWeekdayError", "setfirstweekday", "firstweekday", "isleap", "leapdays", "weekday",
    "monthrange", "monthcalendar", "prmonth", "month", "prcal", "calendar", "timegm", "month_name", "month_abbr",
    "day_name", "day_abbr", "Calendar", "TextCalendar", "HTMLCalendar", "weekheader", "Day", "Month", "JANUARY",
    "FEBRUARY", "MARCH", "APRIL", "MAY", "JUNE", "JULY", "AUGUST", "SEPTEMBER", "OCTOBER", "NOVEMBER", "DECEMBER",
    "MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY",
]

error = ValueError


class IllegalMonthError(ValueError, IndexError):
    """A month that is not from 1 to 12."""

    def __init__(self, month):
        self.month = month

    def __str__(self):
        return f"bad month number {self.month!r}; must be 1-12"


class IllegalWeekdayError(ValueError):
    """A weekday that is not from 0 to 6."""

    def __init__(self, weekday):
        self.weekday = weekday

    def __str__(self):
        return f"bad weekday number {self.weekday!r}; must be 0 (Monday) to 6 (Sunday)"


@global_enum
class Month(IntEnum):
    JANUARY = 1
    FEBRUARY = 2
    MARCH = 3
    APRIL = 4
    MAY = 5
    JUNE = 6
    JULY = 7
    AUGUST = 8
    SEPTEMBER = 9
    OCTOBER = 10
    NOVEMBER = 11
    DECEMBER = 12


@global_enum
class Day(IntEnum):
    MONDAY = 0
    TUESDAY = 1
    WEDNESDAY = 2
    THURSDAY = 3
    FRIDAY = 4
    SATURDAY = 5
    SUNDAY = 6


mdays = [0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]


class _Names:
    """Names of days or months, as strftime() writes them."""

    def __init__(self, format, dates):
        self.format = format
        self._dates = dates

    def __getitem__(self, index):
        chosen = self._dates[index]
        if isinstance(index, slice):
            return [self._name(date) for date in chosen]
        return self._name(chosen)

    def _name(self, date):
        return "" if date is None else date.strftime(self.format)

    def __len__(self):
        return len(self._dates)


# January 1st, 2001 was a Monday.
_days = [datetime.date(2001, 1, day + 1) for day in range(7)]
_months = [None] + [datetime.date(2001, number, 1) for number in range(1, 13)]
day_name = _Names("%A", _days)
day_abbr = _Names("%a", _days)
month_name = _Names("%B", _months)
month_abbr = _Names("%b", _months)


def isleap(year):
    """Whether a year has a February 29th."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def leapdays(y1, y2):
    """The number of leap years from y1 on, before y2."""
    y1 -= 1
    y2 -= 1
    return (y2 // 4 - y1 // 4) - (y2 // 100 - y1 // 100) + (y2 // 400 - y1 // 400)


def weekday(year, month, day):
    """The weekday of a date, 0 for Monday."""
    if not datetime.MINYEAR <= year <= datetime.MAXYEAR:
        # The calendar repeats after 400 years.
        year = 2000 + year % 400
    return Day(datetime.date(year, month, day).weekday())


def _check_month(month):
    if not 1 <= month <= 12:
        raise IllegalMonthError(month)


def monthrange(year, month):
    """The weekday of the first day of a month, and the number of its days."""
    _check_month(month)
    return weekday(year, month, 1), _month_length(year, month)


def _month_length(year, month):
    return mdays[month] + (month == 2 and isleap(year))


class Calendar:
    """Weeks that begin on a chosen day."""

    def __init__(self, firstweekday=0):
        self.firstweekday = firstweekday

    def getfirstweekday(self):
        return self._firstweekday % 7

    def setfirstweekday(self, firstweekday):
        self._firstweekday = firstweekday

    firstweekday = property(getfirstweekday, setfirstweekday)

    def iterweekdays(self):
        """The weekdays, from the first one on."""
        first = self.firstweekday
        for day in range(first, first + 7):
            yield day % 7

    def itermonthdates(self, year, month):
        """All dates of the weeks that a month is in."""
        for year, month, day in self.itermonthdays3(year, month):
            yield datetime.date(year, month, day)

    def itermonthdays(self, year, month):
        """The days of the weeks that a month is in, those of other months as 0."""
        first, length = monthrange(year, month)
        before = (first - self.firstweekday) % 7
        yield from repeat(0, before)
        yield from range(1, length + 1)
        yield from repeat(0, (self.firstweekday - first - length) % 7)

    def itermonthdays2(self, year, month):
        """As itermonthdays, with the weekdays."""
        for place, day in enumerate(self.itermonthdays(year, month), self.firstweekday):
            yield day, place % 7

    def itermonthdays3(self, year, month):
        """As itermonthdates, as tuples of year, month and day."""
        first, length = monthrange(year, month)
        before, after = (first - self.firstweekday) % 7, (self.firstweekday - first - length) % 7
        if before:
            earlier = (year - 1, 12) if month == 1 else (year, month - 1)
            end = _month_length(*earlier) + 1
            yield from ((*earlier, day) for day in range(end - before, end))
        yield from ((year, month, day) for day in range(1, length + 1))
        later = (year + 1, 1) if month == 12 else (year, month + 1)
        yield from ((*later, day) for day in range(1, after + 1))

    def itermonthdays4(self, year, month):
        """As itermonthdays3, with the weekdays."""
        for place, (year, month, day) in enumerate(self.itermonthdays3(year, month)):
            yield year, month, day, (self.firstweekday + place) % 7

    def _weeks(self, days):
        days = list(days)
        return [days[at : at + 7] for at in range(0, len(days), 7)]

    def monthdatescalendar(self, year, month):
        return self._weeks(self.itermonthdates(year, month))

    def monthdays2calendar(self, year, month):
        return self._weeks(self.itermonthdays2(year, month))

    def monthdayscalendar(self, year, month):
        return self._weeks(self.itermonthdays(year, month))

    def _rows(self, make, year, width):
        months = [make(year, month) for month in range(1, 13)]
        return [months[at : at + width] for at in range(0, 12, width)]

    def yeardatescalendar(self, year, width=3):
        return self._rows(self.monthdatescalendar, year, width)

    def yeardays2calendar(self, year, width=3):
        return self._rows(self.monthdays2calendar, year, width)

    def yeardayscalendar(self, year, width=3):
        return self._rows(self.monthdayscalendar, year, width)


class TextCalendar(Calendar):
    """Calendars as plain text."""

    def prweek(self, theweek, width):
        print(self.formatweek(theweek, width), end="")

    def formatday(self, day, weekday, width):
        return ("" if day == 0 else f"{day:2}").center(width)

    def formatweek(self, theweek, width):
        """A week as a line, without its end."""
        return " ".join(self.formatday(day, weekday, width) for day, weekday in theweek)

    def formatweekday(self, day, width):
        names = day_name if width >= 9 else day_abbr
        return names[day][:width].center(width)

    def formatweekheader(self, width):
        return " ".join(self.formatweekday(day, width) for day in self.iterweekdays())

    def formatmonthname(self, theyear, themonth, width, withyear=True):
        _check_month(themonth)
        name = month_name[themonth]
        return (f"{name} {theyear!r}" if withyear else name).center(width)

    def prmonth(self, theyear, themonth, w=0, l=0):
        print(self.formatmonth(theyear, themonth, w, l), end="")

    def formatmonth(self, theyear, themonth, w=0, l=0):
        """A month as lines of text; w is the width of a day, l the lines for a week."""
        width, ends = max(2, w), "\n" * max(1, l)
        lines = [
            self.formatmonthname(theyear, themonth, 7 * (width + 1) - 1).rstrip(),
            self.formatweekheader(width).rstrip(),
        ]
        lines += [self.formatweek(week, width).rstrip() for week in self.monthdays2calendar(theyear, themonth)]
        return "".join(line + ends for line in lines)

    def formatyear(self, theyear, w=2, l=1, c=6, m=3):
        """A year as text, m months beside each other with c spaces between."""
        width, ends, gap = max(2, w), "\n" * max(1, l), max(2, c)
        month_width = (width + 1) * 7 - 1
        lines = [repr(theyear).center(month_width * m + gap * (m - 1)).rstrip() + ends]
        header = self.formatweekheader(width)
        for row, months in enumerate(self.yeardays2calendar(theyear, m)):
            numbers = range(m * row + 1, min(m * (row + 1) + 1, 13))
            names = (self.formatmonthname(theyear, number, month_width, False) for number in numbers)
            lines.append(ends + formatstring(names, month_width, gap).rstrip() + ends)
            lines.append(formatstring((header for _ in numbers), month_width, gap).rstrip() + ends)
            for week in range(max(map(len, months))):
                weeks = ("" if week >= len(month) else self.formatweek(month[week], width) for month in months)
                lines.append(formatstring(weeks, month_width, gap).rstrip() + ends)
        return "".join(lines)

    def pryear(self, theyear, w=0, l=0, c=6, m=3):
        print(self.formatyear(theyear, w, l, c, m), end="")


class HTMLCalendar(Calendar):
    """Calendars as tables of HTML."""

    cssclasses = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
    cssclasses_weekday_head = cssclasses
    cssclass_noday = "noday"
    cssclass_month_head = "month"
    cssclass_month = "month"
    cssclass_year_head = "year"
    cssclass_year = "year"

    def formatday(self, day, weekday):
        if day == 0:
            return f'<td class="{self.cssclass_noday}">&nbsp;</td>'
        return f'<td class="{self.cssclasses[weekday]}">{day}</td>'

    def formatweek(self, theweek):
        return f"<tr>{''.join(self.formatday(day, weekday) for day, weekday in theweek)}</tr>"

    def formatweekday(self, day):
        return f'<th class="{self.cssclasses_weekday_head[day]}">{day_abbr[day]}</th>'

    def formatweekheader(self):
        return f"<tr>{''.join(self.formatweekday(day) for day in self.iterweekdays())}</tr>"

    def formatmonthname(self, theyear, themonth, withyear=True):
        _check_month(themonth)
        name = f"{month_name[themonth]} {theyear}" if withyear else month_name[themonth]
        return f'<tr><th colspan="7" class="{self.cssclass_month_head}">{name}</th></tr>'

    def formatmonth(self, theyear, themonth, withyear=True):
        lines = [
            f'<table border="0" cellpadding="0" cellspacing="0" class="{self.cssclass_month}">',
            self.formatmonthname(theyear, themonth, withyear),
            self.formatweekheader(),
            *map(self.formatweek, self.monthdays2calendar(theyear, themonth)),
            "</table>",
        ]
        return "".join(line + "\n" for line in lines)

    def formatyear(self, theyear, width=3):
        width = max(width, 1)
        parts = [
            f'<table border="0" cellpadding="0" cellspacing="0" class="{self.cssclass_year}">\n',
            f'<tr><th colspan="{width}" class="{self.cssclass_year_head}">{theyear}</th></tr>',
        ]
        for first in range(1, 13, width):
            parts.append("<tr>")
            for month in range(first, min(first + width, 13)):
                parts.append(f"<td>{self.formatmonth(theyear, month, withyear=False)}</td>")
            parts.append("</tr>")
        return "".join(parts) + "</table>"


_EPOCH = datetime.date(1970, 1, 1).toordinal()
_text = TextCalendar()
firstweekday = _text.getfirstweekday
monthcalendar = _text.monthdayscalendar
prweek = _text.prweek
week = _text.formatweek
weekheader = _text.formatweekheader
prmonth = _text.prmonth
month = _text.formatmonth
calendar = _text.formatyear
prcal = _text.pryear


def setfirstweekday(firstweekday):
    """The first day of a week in the functions of the module."""
    if not MONDAY <= firstweekday <= SUNDAY:
        raise IllegalWeekdayError(firstweekday)
    _text.firstweekday = firstweekday


def format(cols, colwidth=20, spacing=6):
    print(formatstring(cols, colwidth, spacing))


def formatstring(cols, colwidth=20, spacing=6):
    """Texts centred in columns."""
    return (" " * spacing).join(text.center(colwidth) for text in cols)


def timegm(tuple):
    """The seconds since 1970 of a time in UTC, as of time.gmtime()."""
    year, month, day, hour, minute, second = tuple[:6]
    days = datetime.date(year, month, 1).toordinal() - _EPOCH + day - 1
    return ((days * 24 + hour) * 60 + minute) * 60 + second


if __name__ == "__main__":
    import sys

    numbers = [int(argument) for argument in sys.argv[1:3]]
    if len(numbers) == 2:
        print(month(*numbers), end="")
    else:
        print(calendar(numbers[0] if numbers else datetime.date.today().year), end="")
