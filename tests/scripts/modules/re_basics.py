import re

m = re.match(r"(\w+) (\w+)", "Isaac Newton, physicist")
print(m, m.group(), m.group(1), m.group(2, 1), m[0], m[2])
print(m.groups(), m.span(), m.start(2), m.end(2), m.pos, m.endpos, m.string)
print(re.match("b", "abc"), re.search("b", "abc"), re.fullmatch("abc", "abc"), re.fullmatch("ab", "abc"))
print(re.findall(r"\d+", "1 22 333"), re.findall(r"(\w)(\d)", "a1 b2"), re.findall(r"(\w)\d", "a1 b2"))
print([m.span() for m in re.finditer("a+", "a aa aaa")])
print(bool(re.match("", "")), re.search("x", "abc") is None)
