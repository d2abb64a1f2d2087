# strftime and strptime of datetime, there and back.
from datetime import date, datetime, time, timedelta, timezone

m = datetime(2024, 3, 5, 16, 7, 8, 90, timezone(timedelta(hours=5, minutes=30)))
for letter in "aAbBcCdDeFgGhHIjklmMnpPrRsStTuUVwWxXyYzZ%f":
    print(letter, repr(m.strftime(f"%{letter}")))
print(m.strftime("%-d %_d %05d %^a %#p %10A %Ey %Od %E % %:z %Q é"), date(1, 1, 1).strftime("%Y|%G|%C|%y"), time(3).strftime("%c"))
for form in ("%Y-%m-%d %H:%M:%S", "%d/%m/%y", "%A %d %B %Y", "%j of %Y, %I:%M:%S %p", "%c", "%x %X", "%G-W%V-%u", "%Y %U %w"):
    text = m.strftime(form)
    print(text, datetime.strptime(text, form))
for text, form in [
    ("2024-01-01 +0530", "%Y-%m-%d %z"), ("2024-01-01 -05:30:15.5", "%Y-%m-%d %z"), ("2024-01-01 Z", "%Y-%m-%d %z"),
    ("2024-01-01 UTC", "%Y-%m-%d %Z"), ("12.000123", "%S.%f"), ("2024-02-30", "%Y-%m-%d"), ("2024", "%Y-%m"), ("68", "%y"),
    ("69", "%y"), ("", ""), ("  a", "a"), ("2024-01-01 +05:3015", "%Y-%m-%d %z"), ("2024 x", "%Y"), ("1", "%Q"), ("1", "%"),
    ("2024 1", "%Y %V"), ("2024 1", "%G %V"), ("111/2024", "%d%m/%Y"), ("monday 2024", "%A %Y"), ("mon", "%A"), ("24", "%H"),
]:
    try:
        print(text, form, repr(datetime.strptime(text, form)))
    except ValueError as error:
        print(text, form, error)
