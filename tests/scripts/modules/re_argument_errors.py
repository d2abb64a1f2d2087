import re

pattern = re.compile("(a)(?P<n>b)?")
match = pattern.match("a")


def show(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


show(lambda: re.compile(5))
show(lambda: re.compile(None))
show(lambda: re.compile(pattern, re.I))
show(lambda: re.compile("a", "b"))
show(lambda: re.compile("a", re.L))
show(lambda: re.compile("a", re.A | re.U))
show(lambda: re.compile(b"a", re.U))
show(lambda: pattern.match(b"a"))
show(lambda: re.match(b"a", "a"))
show(lambda: pattern.match(5))
show(lambda: pattern.match())
show(lambda: pattern.search("a", "b"))
show(lambda: pattern.match("a", pos=1.5))
show(lambda: pattern.split("a", maxsplit="x"))
show(lambda: pattern.groupindex.update(a=1))
show(lambda: setattr(pattern, "flags", 1))
show(lambda: setattr(match, "pos", 1))
show(lambda: re.Pattern())
show(lambda: re.Match())
show(lambda: match.expand(r"\5"))
show(lambda: match["x"])
show(lambda: pattern < pattern)
