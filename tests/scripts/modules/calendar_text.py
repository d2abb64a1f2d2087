import calendar

print(calendar.month(2024, 2))
print(calendar.calendar(2024))
print(calendar.calendar(2023, w=3, l=2, c=4, m=4))
print(calendar.TextCalendar(2).formatmonth(2024, 5, w=4, l=2))
calendar.setfirstweekday(calendar.SUNDAY)
calendar.prmonth(2024, 9)
print(calendar.firstweekday(), calendar.weekheader(3), calendar.weekheader(10))
print(calendar.HTMLCalendar(6).formatmonth(2024, 2))
