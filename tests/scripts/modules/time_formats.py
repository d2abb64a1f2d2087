import time

moment = time.gmtime(1709212455)
print(moment, moment[3], len(moment), moment.tm_year, moment == tuple(moment), time.asctime(moment), time.ctime(0), time.mktime(moment))
for letter in "aAbBcCdDeFgGhHIjklmMnpPrRsStTuUVwWxXyYz%":
    print(letter, repr(time.strftime(f"%{letter}", moment)))
for form in ["%-d", "%_d", "%05d", "%^a", "%#a", "%#p", "%10A", "%010A", "%Ey", "%Od", "%E", "%", "%%", "%-j", "%6Y", "a%b", "é%Y", ""]:
    print(repr(form), repr(time.strftime(form, moment)))
for fields in [(2021, 1, 3, 6, 3), (2020, 12, 31, 3, 366), (2018, 12, 31, 0, 365), (2016, 1, 1, 4, 1), (1999, 12, 31, 4, 365)]:
    year, month, day, weekday, number = fields
    print(time.strftime("%G-%V-%u %g %U %W", (year, month, day, 0, 0, 0, weekday, number, 0)))
print(time.gmtime(-1), time.gmtime(1e12), time.gmtime(1.9), time.mktime((2024, 14, -3, 25, 61, 61, 0, 0, 0)), sep="\n")
