b = b"one,two,,three"
print(b.split(b","), b.split(b",", 1), b.rsplit(b",", 1), b.partition(b","), b.rpartition(b","), b" a b ".split(), b.find(b"o", 1), b.rfind(b"e"), b.find(b"zz"), b.count(b","), b.find(111), 44 in b)
print(b"ab12".isalnum(), b"12".isdigit(), b" \t".isspace(), b"AB".isupper(), b"ab".islower(), b"Ab Cd".istitle(), b"a".isascii(), b"\xff".isascii(), b"abc".endswith((b"x", b"bc")), b"xxaxx".strip(b"x"), b"xxa".lstrip(b"x"), b"axx".rstrip(b"x"))
print(b"hello".translate(bytes.maketrans(b"el", b"ip")), b"hello".translate(None, b"l"), b"a-b".replace(b"-", b"+"), b"abc".ljust(5, b".") + b"|", b"abc".rjust(5), b"ab\ncd\r\n".splitlines(True), b"abc".removesuffix(b"c"), b"\x01\x02".hex("-"), b"abcdef".hex("_", 2))
for f in (lambda: b"a".index(b"z"), lambda: b"a".split(b""), lambda: b"a".find("a"), lambda: "a" in b"a", lambda: 300 in b"a", lambda: b["a"], lambda: b"a".join([1])):
    try:
        f()
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
