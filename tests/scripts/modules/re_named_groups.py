import re

date = re.compile(r"(?P<year>\d{4})-(?P<month>\d\d)(?:-(?P<day>\d\d))?")
m = date.match("2024-02 and more")
print(m.groupdict(), m.groupdict("?"), m.groups(), m.groups(0))
print(m["year"], m.group("month", "day"), m.start("day"), m.span("year"))
print(date.groupindex, date.groups, m.lastindex, m.lastgroup)
print(m.expand(r"\g<month>/\g<year>/\g<0>/\1"))
print(re.search(r"(?P<q>['\"]).*?(?P=q)", "say 'it \"is\" so' now").group())
for wrong in ("nothing", 4, -1, 2.0):
    try:
        m.group(wrong)
    except IndexError as error:
        print(type(error).__name__, error)
