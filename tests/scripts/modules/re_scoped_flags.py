import re

print(re.findall("(?i:a)b", "AB Ab ab"), re.findall("(?i)a(?-i:b)", "AB Ab ab"), re.findall("(?s:a.)b|a.c", "a\nb a\nc axc"))
print(re.findall("(?a:\\w)\\w", "aé éa ab"), re.findall("(?i:straSSe|x)y", "STRASSEy Xy xY"), re.findall("(?m:^a)b?", "ab\nab"))
print(re.findall("(?x: a b ) c", "ab c abc"), re.fullmatch("(?x) a [ ] b # end", "a b"), re.compile("(?ix)a").flags)
print(re.compile("(?a)x"), re.compile("(?u)x").flags, re.compile(b"(?L)x").flags, re.search("(?i)(a)\\1", "aA").group())
