# The constructors, and what they refuse.
from datetime import date, datetime, time, timedelta, timezone


def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)


for args in [
    (), (2024,), (2024, 1), (2024, 13, 1), (2024, 0, 1), (2024, 2, 30), (0, 1, 1), (10000, 1, 1), ("a", 1, 1),
    (2024.0, 1, 1), (None, 1, 1), (2024, 2, 29), (10**20, 1, 1), (2024, 1, -1), (True, True, True),
]:
    attempt(date, *args)
    attempt(datetime, *args)
attempt(date, year=2024, day=2, month=3)
for args in [(), (25,), (23, 60), (23, 59, 60), (1, 2, 3, 10**6), (1, 2, 3, 4, 5), ("a",), (1.5,), (-1,), (1, 2, 3, 4)]:
    attempt(time, *args)
    attempt(datetime, 2024, 1, 1, *args)
attempt(time, 1, fold=2)
attempt(time, fold=1)
attempt(datetime, 2024, 1, 1, 5, tzinfo=timezone.utc, fold=1)
attempt(datetime, 2024, 1, 1, tzinfo="x")
for zone in [
    (), (1,), (timedelta(hours=24),), (timedelta(hours=5), "x"), (timedelta(0),), (timedelta(hours=-3, minutes=-30),),
    (timedelta(hours=1), 3), (timedelta(seconds=30),), (timedelta(0), "UTC"), (timedelta(0), None),
]:
    attempt(timezone, *zone)
