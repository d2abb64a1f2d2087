from struct import unpack, unpack_from, iter_unpack, calcsize, pack, error


def show(make):
    try:
        print(make())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


print(unpack("<hhl", b"\1\0\2\0\3\0\0\0"), unpack(">hhl", b"\1\0\2\0\3\0\0\0"), unpack("<bBhHiIlLqQ", bytes([255] * 38)))
print(unpack("5s", b"hello"), unpack("2s3s", b"hello"), unpack("5p", b"\2hell"), unpack("5p", b"\7hell"), unpack("3c", b"abc"))
print(unpack("3?", b"\0\1\2"), unpack("<e", b"\0<"), unpack(">d", pack(">d", 1.5)), unpack("<f", pack("<f", 0.1)))
print(unpack("h", memoryview(b"\1\2")), unpack("h", bytearray(b"\1\2")), unpack("x", b"a"), unpack("", b""), unpack("0s", b""))
print(unpack_from("<h", b"abcdef", 2), unpack_from("<h", b"abcdef", -2), unpack_from("<h", buffer=b"abcdef", offset=1))
print(list(iter_unpack("<hb", b"abcdef")), [calcsize(f) for f in ("hhl", "<hhl", "lh", "lh0l", "c0i", "P", "?", "e", "10s")])
rows = iter_unpack("<h", b"abcd")
print(type(rows), rows.__length_hint__(), next(rows), rows.__length_hint__())


show(lambda: unpack("<h", b"\1"))
show(lambda: unpack("<hh", b"\1\2\3\4\5"))
show(lambda: unpack("i", "abcd"))
show(lambda: unpack("i", 5))
show(lambda: unpack_from("<h", b"abcdef", 5))
show(lambda: unpack_from("<h", b"abcdef", -7))
show(lambda: unpack_from("<h", b"abcdef", -1))
show(lambda: unpack_from("<h"))
show(lambda: unpack_from("<h", b"ab", "x"))
show(lambda: iter_unpack("<h", b"abc"))
show(lambda: iter_unpack("", b"abc"))
print(error, issubclass(error, Exception), issubclass(error, ValueError))
