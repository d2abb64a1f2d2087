import re

print(re.findall(rb"\w+", b"caf\xe9 ok \xff"), re.search(rb"[\x80-\xff]+", b"ab\xfe\xffc"), re.sub(rb"\s", b"_", b"a b\tc"))
m = re.match(rb"(?P<head>..)(.*)", b"\x00\xff\nrest")
print(m, m.groups(), m.groupdict())
m = re.match(rb"(?s)(?P<head>..)(.*)", b"\x00\xff\nrest")
print(m.group("head"), m[2], m.span(2), m.lastgroup)
print(re.split(b"[, ]", b"a,b c"), re.compile(b"x", re.I), re.findall(b"(?i)\xc4|a", b"\xe4Aa"), re.escape(b"a.b*"))
print(re.findall(rb"(.)\1", b"aab\xff\xff"), re.fullmatch(b"a|b", b"b"), re.findall(rb"(?<=\xff).", b"\xff1\xfe2"))
