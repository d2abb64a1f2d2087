import re

print(re.sub(r"(\w+)@(\w+)", r"\2 at \1", "me@home you@work"))
print(re.sub(r"\d+", lambda m: str(int(m.group()) * 2), "1 and 20 and 300"))
print(re.sub("a", "b", "aaaa", count=2), re.subn("a", "b", "aaaa"), re.subn("x", "b", "aaaa"))
print(re.sub(r"(?P<first>\w)(\w*)", r"\g<2>\g<first>ay", "pig latin here"))
print(re.sub("x*", "-", "abxd"), re.sub("", "-", "abc"), re.sub(r"\b", "|", "two words"))
print(re.sub("(a)|b", r"[\1]", "abab"))
print(repr(re.sub("-", r"\n\t\\", "a-b")), re.sub("a", "\\\\x", "banana"))
print(re.sub("n", "", "banana"), re.sub("[an]", lambda m: {"a": "4"}.get(m[0], m[0]), "banana"))
print(re.sub(b"(.)b", rb"\1-", b"abcb"), re.sub(r"\d", r"\g<0>\060", "1"))
