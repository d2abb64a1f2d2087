import re

print(re.findall("a.b", "a\nb A-B", re.S | re.I), re.findall("^\\w", "ab\ncd", re.M), re.findall("\\w$", "ab\ncd\n"))
verbose = re.compile(
    r"""
    (\d+)   # digits
    \s* \#  # a hash
    [ x]    # a space in a class counts
    """,
    re.VERBOSE,
)
print(verbose.match("12 #x").groups(), verbose.match("12# ").group())
print(re.findall(r"\w+", "naïve café", re.A), re.findall(r"\w+", "naïve café"))
print(re.findall("(?i)ab", "AB ab"), re.findall("(?i:a)b", "Ab AB"), re.findall("(?s-i:.)B", "\nB b"))
print(re.compile("a", re.I | re.M), re.compile("a").flags, re.compile("(?im)a").flags, re.compile(b"a").flags)
print(repr(re.I), re.I | re.S, repr(re.NOFLAG), re.X.value, re.M.name, re.I in re.I | re.M, list(re.A | re.S))
print(re.I == 2, re.I + 1, ~re.I & re.M, bool(re.NOFLAG), f"{re.U}", re.RegexFlag["I"])
