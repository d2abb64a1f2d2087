# Edges of words, ends of lines, and what is white space.
import re

for text in ["", "a", "a b", "\u00e9 a", "a\n", "\n"]:
    for pattern in [r"\b", r"\B", r"^", r"$", r"(?m)^", r"(?m)$", r"\Z", r"\A"]:
        print(repr(text), pattern, [match.span() for match in re.finditer(pattern, text)])
print(re.findall(r"\s", "a\x1c\x1d\x1e\x1f\x85\xa0\u2003 \t\x0b\x0cz"))
print(re.findall(r"\s", "a\x1c\x1d \t\x0bz"), re.findall(r"(?a)\s", "a\x1c\x1d \t\x0bz"))
print(re.findall(rb"\s", b"a\x1c\x1d \t\x0b\x85z"), re.split(r"\s+", "a\x1cb c"))
