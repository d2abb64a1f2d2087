s = "  xxhixx  "
print(repr(s.strip()), repr(s.lstrip()), repr(s.rstrip()), s.strip(" x"), "abcba".strip("ab"), "abc".strip(""), "\u3000x\n".strip())
print("www.example.com".removeprefix("www."), "a.py".removesuffix(".py"), "aa".removeprefix("b"), "aa".removesuffix(""))
print("abc".startswith("ab"), "abc".endswith(("x", "bc")), "abc".startswith("b", 1), "abc".startswith("", 4), "abc".endswith("ab", 0, 2))
try:
    "a".startswith(1)
except TypeError as e:
    print(e)
try:
    "a".strip(1)
except TypeError as e:
    print(e)
