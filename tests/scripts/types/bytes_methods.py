b = b"Hello, World"
print(b.upper(), b.lower(), b.find(b"o"), b.split(b", "), b.replace(b"l", b"L"), b.startswith(b"He"), b[0], b[1:4], b[-1:], len(b))
print(b.hex(), b.hex(" "), bytes.fromhex("48 65"), b"-".join([b"a", b"b"]), b" x ".strip(), b"abc".isalpha(), b.count(b"l"), b.index(b"W"))
print(list(b"az"), 65 in b"A", b"el" in b, b"a" < b"b", b"a" + b"b", b"ab" * 2, b.partition(b","), b"a\tb".expandtabs(2), b"7".zfill(3))
print(b"k=%d %s %b" % (5, b"x", b"y"), b.title(), b"aXb".swapcase(), b.center(16, b"*"), b"a\nb".splitlines(), b.removeprefix(b"He"))
