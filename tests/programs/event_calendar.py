# exit: 0
"""Appointments: dates, times, zones, recurrence, calendars, JSON and sorting."""

import calendar
import heapq
import itertools
import json
import re
from bisect import bisect_left, insort
from datetime import date, datetime, time, timedelta, timezone
from fractions import Fraction
from functools import lru_cache, wraps
from operator import attrgetter
from types import SimpleNamespace

BERLIN = timezone(timedelta(hours=1), "CET")
DURATION = re.compile(r"(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?$")


def logged(prefix):
    def decorate(function):
        @wraps(function)
        def wrapper(*args, **kwargs):
            wrapper.calls += 1
            result = function(*args, **kwargs)
            print(f"{prefix}{function.__name__}{args}{kwargs or ''} = {result}")
            return result

        wrapper.calls = 0
        return wrapper

    return decorate


@logged("-- ")
def parse_duration(text):
    """A length such as 1d2h30m."""
    match = DURATION.match(text)
    if not match or not any(match.groups()):
        raise ValueError(f"no duration: {text!r}")
    days, hours, minutes = (int(part or 0) for part in match.groups())
    return timedelta(days, hours=hours, minutes=minutes)


@lru_cache(maxsize=None)
def easter(year):
    """Sunday after the first full moon of spring (Gauss)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def every(start, step, until=None):
    for count in itertools.count():
        moment = start + count * step
        if until is not None and moment > until:
            return
        yield moment


def add_months(day, months):
    month = day.month - 1 + months
    year, month = day.year + month // 12, month % 12 + 1
    return day.replace(year=year, month=month, day=min(day.day, calendar.monthrange(year, month)[1]))


class Encoder(json.JSONEncoder):
    def default(self, value):
        match value:
            case datetime() | date() | time():
                return {"$": type(value).__name__, "v": value.isoformat()}
            case timedelta():
                return {"$": "timedelta", "v": value.total_seconds()}
            case set() | frozenset():
                return sorted(value)
        return super().default(value)


def decode(pairs):
    match pairs:
        case {"$": "timedelta", "v": seconds}:
            return timedelta(seconds=seconds)
        case {"$": kind, "v": text}:
            return {"date": date, "datetime": datetime, "time": time}[kind].fromisoformat(text)
    return pairs


print([easter(year).strftime("%a %d %b") for year in (1961, 2000, 2024, 2025, 2038)], easter.cache_info().misses)
for text in ("1d2h30m", "45m", "h", ""):
    try:
        parse_duration(text)
    except ValueError as error:
        print(error)
print(parse_duration.__name__, parse_duration.__doc__, parse_duration.calls)
print([str(day) for day in every(date(2024, 2, 26), timedelta(2), date(2024, 3, 3))])
print([str(add_months(date(2024, 1, 31), months)) for months in (1, 2, -2, 13)])
agenda = []
for priority, (hour, name) in enumerate([(9, "stand-up"), (14, "review"), (9, "mail"), (11, "lunch")]):
    heapq.heappush(agenda, (time(hour, 30), -priority, name))
print([heapq.heappop(agenda)[2] for _ in range(len(agenda))])
moments = [datetime(2024, 3, 31, 1, 30, tzinfo=zone) for zone in (timezone.utc, BERLIN, timezone(timedelta(hours=-5)))]
print([moment.isoformat() for moment in sorted(moments)], max(moments) - min(moments), moments[1].astimezone(timezone.utc))
print(moments[1].tzname(), moments[2].utcoffset(), repr(moments[0]), moments[0] == moments[1].astimezone(timezone.utc))
for left, right in [(date(2024, 1, 1), datetime(2024, 1, 1)), (moments[0], datetime(2024, 1, 1)), (time(1), 5)]:
    for operation in ("<", "-", "=="):
        try:
            print(operation, eval(f"left {operation} right"), end="; ")
        except TypeError as error:
            print(operation, error, end="; ")
print()
print(datetime.strptime("31/12/99 23:59", "%d/%m/%y %H:%M"), datetime.strptime("Mon 5 Feb 2024", "%a %d %b %Y").date())
for text, form in [("2024-02-30", "%Y-%m-%d"), ("12:60", "%H:%M"), ("x", "%d"), ("5 6", "%d")]:
    try:
        datetime.strptime(text, form)
    except ValueError as error:
        print(error)
d = datetime(2024, 2, 29, 13, 5, 9, 70)
print(f"{d:%A, %d. %B %Y, %I:%M %p, day %j, week %U/%W/%V, %y%m%d %H%M%S.%f %%}", d.isocalendar(), d.timetuple().tm_yday)
print(timedelta(days=-1, seconds=5), abs(timedelta(-1)), timedelta(hours=25) // timedelta(minutes=7), timedelta(1) / 3, divmod(timedelta(1), timedelta(hours=5)))
print(calendar.TextCalendar(6).formatmonth(2024, 2))
print(calendar.isleap(1900), calendar.monthrange(2023, 2), [calendar.day_abbr[i] for i in range(3)], calendar.timegm((1970, 1, 2, 0, 0, 0)))
data = {"day": date(2024, 2, 29), "at": d, "for": timedelta(minutes=90), "tags": {"b", "a"}, "t": time(7, 5), "n": None}
text = json.dumps(data, cls=Encoder, separators=(",", ":"))
print(text)
print(json.loads(text, object_hook=decode))
names = []
for name in "delta alpha charlie bravo".split():
    insort(names, name)
print(names, bisect_left(names, "b"), sorted([SimpleNamespace(a=2, b="x"), SimpleNamespace(a=1, b="y")], key=attrgetter("a")))
print(sum((Fraction(1, n) for n in range(1, 6)), Fraction()), Fraction("0.125"), Fraction(1.1).limit_denominator(10), float(Fraction(22, 7)))
