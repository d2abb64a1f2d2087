import re

seen = []


def swap(match):
    seen.append((match.span(), match.string, match.re.pattern))
    return match[2] + match[1]


print(re.sub(r"(\w)-(\w)", swap, "a-b c-d"), seen)
print(re.sub(r"\d+", lambda m: f"<{m.start()}:{m.end()}>", "1 é22 333"), re.subn("[aeiou]", lambda m: m[0].upper(), "education"))
counter = iter(range(100))
print(re.sub("x", lambda m: str(next(counter)), "x.x.x"), re.sub("x", lambda m: str(next(counter)), "xxxxx", count=2))
print(re.sub("(a)(b)?", lambda m: repr(m.groups()), "ab a"), re.sub("a", r"\\", "banana"), re.sub("(.)", r"\1\1", "añ"))


class Text(str):
    pass


print(type(re.sub("x", "y", Text("abc"))), type(re.sub("b", "y", Text("abc"))), re.sub("a", "b", "x") == "x")
