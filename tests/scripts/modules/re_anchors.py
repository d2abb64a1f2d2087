import re

text = "one\ntwo\n"
for pattern in ("^", "$", r"\A", r"\Z", "(?m)^", "(?m)$", r"^\w+$", r"(?m)^\w+$", r"\w+\Z", r"o$|e$", r"(?m)o$|e$", "^$", "(?m)^$"):
    print(pattern, [m.span() for m in re.finditer(pattern, text)])
print(re.match("a$", "a\n"), re.fullmatch("a$", "a\n"), re.fullmatch("a\n?", "a\n"), re.search("a$b", "ab"), re.search("(?:a|b$)", "cb\n"))
print(re.search(r"\bfoo\b", "a foo-bar").span(), re.findall(r"\B.", "ab cd"), re.search(r"\b", ""), re.split(r"(?m)^", "a\nb"))
