import re

word = re.compile(r"\w+")
text = "ein schöner Straßenname"
print([(m.start(), m.end(), m.group()) for m in word.finditer(text)])
print(word.search(text, 4), word.match(text, 4), word.search(text, 4, 7), word.fullmatch(text, 4, 11))
print(re.compile("^e").match("ee", 1), re.compile("^e", re.M).search("a\neb", 1), re.compile("(?<=e)i").match(text, 1))
print(word.search(text, -5), word.search(text, 100), word.search(text, 5, 2), word.findall(text, 13, 2**62))
m = word.search(text, 4, 9)
print(m.pos, m.endpos, m.regs, m.re is word, m.string is text)
print(re.search("ß", "x" * 200 + "ä" * 100 + "ß").span(), "😀" in re.findall(".", "a😀b"))
print(re.search(r"$", "ab\n").span(), re.search(r"\Z", "ab\n").span(), [m.start() for m in re.finditer("(?m)$", "a\nb\n")])
