import codecs


def show(work):
    try:
        print(work())
    except Exception as error:
        print(f"{type(error).__name__}: {error}", getattr(error, "__notes__", None))


def fail(data, errors="strict"):
    raise ValueError("cannot")


KNOWN = {
    "fails": codecs.CodecInfo(fail, fail, name="fails"),
    "short": (1, 2),
    "wrong": (lambda data, errors="": "text", lambda data, errors="": (b"octets", 1), None, None),
    "types": (lambda data, errors="": (5, 1), lambda data, errors="": (5, 1), None, None),
    "binary": codecs.CodecInfo(codecs.utf_8_encode, codecs.utf_8_decode, name="binary", _is_text_encoding=False),
}
codecs.register(KNOWN.get)
for name in KNOWN:
    show(lambda: "a".encode(name))
    show(lambda: b"a".decode(name))
    show(lambda: codecs.encode("a", name))
show(lambda: open(__file__, encoding="binary"))
show(lambda: open(__file__, encoding="hex"))
show(lambda: open(__file__, encoding="nothing at all"))
show(lambda: codecs.getincrementalencoder("fails"))
# What codecs fail with tells which one it was.
show(lambda: "€".encode("cp437"))
show(lambda: b"\x81".decode("cp1252"))
show(lambda: codecs.encode("€", "cp437"))
show(lambda: codecs.decode(b"zz", "hex"))
show(lambda: codecs.encode(5, "latin-1"))
show(lambda: "€".encode("latin-1"))
show(lambda: codecs.lookup("cp437").encode("€"))
show(lambda: b"abc".decode("zlib"))
