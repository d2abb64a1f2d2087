from datetime import date, datetime, time, timedelta, timezone

d = date(2024, 2, 29)
m = datetime(2024, 2, 29, 13, 14, 15, 123456)
print(d.ctime(), d.isoformat(), d.weekday(), d.isoweekday(), d.toordinal(), d.timetuple(), d.isocalendar())
print(d.replace(day=1), d.replace(2023, 3), repr(d), d.year, d.month, d.day, f"{d}", f"{d:%d.%m.%y}", hash(d))
print(m.date(), m.time(), m.timetz(), m.ctime(), m.timetuple(), m.utctimetuple(), m.utcoffset(), m.tzname(), m.dst(), m.fold)
print(m.isoformat(" ", "minutes"), m.isoformat("T", "milliseconds"), m.replace(hour=0, tzinfo=timezone.utc), hash(m))
print(repr(m), m.replace(microsecond=0), m.hour, m.minute, m.second, m.microsecond, m.tzinfo, f"{m:%H:%M}")
print(datetime.combine(d, time(5, 6)), datetime.combine(d, time(5), timezone.utc), datetime.fromordinal(738945))
print(datetime.fromtimestamp(1e9, timezone.utc), datetime.fromtimestamp(-1.5, timezone.utc).timestamp())
year, week, weekday = d.isocalendar()
print(year, week, weekday, d.isocalendar().week, date.fromisocalendar(2024, 9, 4), d.isocalendar() == (2024, 9, 4))
for year in range(2015, 2027):
    print(*(tuple(date(year, month, day).isocalendar()) for month, day in ((1, 1), (12, 28), (12, 31))))
for text in [
    "d.year = 3", "d.colour = 1", "del d.day", "date.limit = 1", "d.colour", "date.colour", "len(d)", "d[0]", "d.replace(day=31)",
    "date.fromordinal(0)", "date.fromordinal('x')", "date.fromisocalendar(2024, 54, 1)", "date.fromisocalendar(2024, 1, 8)",
    "datetime.combine(d, 3)", "datetime.combine(3, time())", "m.isoformat('ab')", "m.isoformat(timespec='days')",
    "m.astimezone(3)", "m.strftime(3)", "datetime.fromtimestamp('x')", "datetime.fromtimestamp(1e20)", "class Z(timezone): pass",
]:
    try:
        exec(text)
    except Exception as error:
        print(text, "->", type(error).__name__, error)
