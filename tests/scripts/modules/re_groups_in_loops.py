import re

print(re.match(r"(?:(\w)(\d)?,?)+", "a1,b,c3,d").groups(), re.match(r"((\w),)*", "a,b,c,").groups())
print(re.match(r"(?:(a)|(b)|(c))+", "abcab").groups(), re.match(r"(?:(a)|b)*?c", "abc").groups())
print(re.findall(r"((\d+)\.?)+", "1.2.3 45.6"), re.match(r"(a(b(c)?)?)?d", "abd").groups())
m = re.match(r"((a)(b(c)))(d)?", "abc")
print(m.lastindex, m.lastgroup, m.groups(), [m.span(n) for n in range(6)])
print(re.match(r"(?P<x>a)|(?P<y>b)", "b").lastgroup, re.match(r"(?P<all>(?P<part>a)b)", "ab").lastgroup)
