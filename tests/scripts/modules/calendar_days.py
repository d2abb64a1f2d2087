import calendar

print(list(calendar.day_name), list(calendar.month_name), calendar.month_abbr[3:5], len(calendar.day_abbr), calendar.day_abbr[-1])
print(calendar.monthrange(2024, 2), calendar.isleap(2000), calendar.isleap(1900), calendar.leapdays(1900, 2001))
print(calendar.weekday(2024, 5, 5), repr(calendar.weekday(12345, 1, 1)), calendar.monthcalendar(2024, 2))
c = calendar.Calendar(6)
print(list(c.iterweekdays()), list(c.itermonthdates(2024, 2))[:3], list(c.itermonthdays(2024, 2)))
print(list(c.itermonthdays2(2024, 2))[:9], list(c.itermonthdays3(2024, 1))[:3], list(c.itermonthdays4(2024, 12))[-3:])
print(c.monthdatescalendar(2024, 2)[0], c.monthdays2calendar(2024, 2)[0], c.yeardays2calendar(2024, 4)[2][3][0])
print(calendar.timegm((2024, 2, 29, 13, 14, 15, 0, 0, 0)), calendar.JANUARY, repr(calendar.FRIDAY), calendar.Month(3).name)
for wrong in (
    lambda: calendar.monthrange(2024, 13), lambda: calendar.month(2024, 0), lambda: calendar.setfirstweekday(7),
    lambda: calendar.weekday(2024, 2, 30), lambda: calendar.monthrange("a", 1), lambda: calendar.timegm((1, 2)),
    lambda: calendar.day_name[9], lambda: calendar.Month(13),
):
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, error)
