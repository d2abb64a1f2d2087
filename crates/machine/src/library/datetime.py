"""Dates, times, and the time between them."""

from _datetime_calendar import MAXYEAR, MINYEAR
from _datetime_date import date
from _datetime_delta import timedelta
from _datetime_moment import datetime
from _datetime_time import time
from _datetime_zone import timezone, tzinfo

__all__ = ["date", "datetime", "time", "timedelta", "timezone", "tzinfo", "MINYEAR", "MAXYEAR", "UTC"]

UTC = timezone.utc
