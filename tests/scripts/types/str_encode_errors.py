def show(make):
    try:
        print(make())
    except UnicodeError as error:
        print(type(error).__name__, error, "|", error.encoding, error.object, error.start, error.end, error.reason)
    except Exception as error:
        print(type(error).__name__, error)


show(lambda: "é".encode("ascii"))
show(lambda: "aéèb".encode("ascii"))
show(lambda: "a€b".encode("latin-1"))
show(lambda: "😀".encode("latin-1"))
for octets in [
    b"\xff", b"a\xc3", b"a\xc3b", b"\xe2\x82", b"\xe2\x82a", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xc0\x80", b"\xf0\x9f\x98",
]:
    show(lambda: octets.decode())
show(lambda: b"a\x80".decode("ascii"))
show(lambda: b"a".decode("utf-16"))
show(lambda: b"\0\xd8".decode("utf-16-le"))
show(lambda: b"\0\xd8a\0".decode("utf-16-le"))
show(lambda: b"\0\xdca\0".decode("utf-16-be"))
show(lambda: b"a\0\0".decode("utf-32-le"))
show(lambda: b"\0\0\x11\0".decode("utf-32-le"))
show(lambda: bytearray(b"a\xff").decode("utf-8"))
show(lambda: "a".encode("nothing"))
show(lambda: b"a".decode("nothing"))
show(lambda: "a".encode("a\0b"))
show(lambda: "a".encode("hex"))
show(lambda: b"a".decode("rot13"))
show(lambda: "a".encode(5))
show(lambda: "a".encode(None))
show(lambda: "a".encode("ascii", 5))
show(lambda: b"a".decode("ascii", None))
show(lambda: str("a", "ascii"))
show(lambda: str(5, "ascii"))
