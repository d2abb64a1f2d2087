# Text with the escapes of a literal.
for text in ("plain", "tab\tnew\nback\\quote'\"", "é€😀\x00\x7f\xff", ""):
    escaped = text.encode("unicode_escape")
    raw = text.encode("raw_unicode_escape")
    print(escaped, raw, escaped.decode("unicode_escape") == text)
print(ascii(rb"\x41\u20ac\U0001f600\N{BULLET}\101\7\a\b\f\v\'\"".decode("unicode_escape")))
print(ascii(b"one\\\ntwo \xe9".decode("unicode-escape")), ascii(rb"\u20ac\\u20ac\\\u20ac\x41\n".decode("raw_unicode_escape")))
for octets, name in (
    (rb"\x4", "unicode_escape"), (rb"\u12", "unicode_escape"), (rb"\U0011", "unicode_escape"), (b"a\\", "unicode_escape"),
    (rb"\N{nothing of the kind}", "unicode_escape"), (rb"\N", "unicode_escape"), (rb"\N{}", "unicode_escape"),
    (rb"\U00110000", "unicode_escape"), (rb"ab\u12g", "raw_unicode_escape"),
):
    try:
        octets.decode(name)
    except UnicodeDecodeError as error:
        print(error)
    print(ascii(octets.decode(name, "replace")), ascii(octets.decode(name, "ignore")))
