# Wrong arguments of types that are written in C in CPython: they are told in C's words.
from datetime import date, datetime, time, timedelta
from decimal import Context, Decimal

day, moment, span, number = date(2024, 2, 29), datetime(2024, 2, 29, 1), timedelta(1), Decimal("1.5")
for call in [
    lambda: date("2024-01-01"), lambda: date(2024, 1, 1, 1), lambda: date(2024), lambda: datetime("2024-01-01"),
    lambda: datetime(2024, 1, 1, tz=1), lambda: datetime(1, 1, 1, 1, 1, 1, 1, None, 9, 9), lambda: time(1, 2, 3, 4, 5, 6),
    lambda: timedelta(day=1), lambda: timedelta(1, 2, 3, 4, 5, 6, 7, 8), lambda: timedelta(year=1),
    lambda: day.strftime(), lambda: moment.strftime("%Y", 1), lambda: day.isoformat(1), lambda: day.weekday(1),
    lambda: day.isoformat(sep="T"), lambda: day.replace(hour=1), lambda: moment.replace(hours=1), lambda: date.today(1),
    lambda: datetime.now(5, 6), lambda: date.fromisoformat(), lambda: date.fromisoformat(string="x"),
    lambda: datetime.strptime("2024"), lambda: datetime.fromtimestamp(), lambda: date.fromordinal(),
    lambda: moment.timestamp(1), lambda: moment.date(1), lambda: span.total_seconds(1), lambda: day.__add__(),
    lambda: day.__add__(1, 2), lambda: day.__add__(x=1), lambda: Decimal("1", "2", "3"), lambda: Decimal(foo=1),
    lambda: number.quantize(), lambda: number.quantize(1, 2, 3, 4), lambda: number.as_tuple(1),
    lambda: Context(foo=1),
]:
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)
