from struct import pack

print(pack("<hhl", 1, 2, 3), pack("hhl", 1, 2, 3), pack("=hhl", 1, 2, 3), pack(">hhl", 1, 2, 3), pack("!I", 1))
print(pack("ibi", 1, 2, 3), pack("bq", 1, 2), pack("qb", 1, 2), pack("b0q", 1), pack("xhx", 1), pack("3x"))
print(pack("<bBhHiIlLqQ", -1, 255, -1, 65535, -1, 2**32 - 1, -1, 2**32 - 1, -1, 2**64 - 1))
print(pack("@nNP", -1, 2**64 - 1, 5), pack("P", -1), pack("3?", 1, 0, []), pack("4c", b"a", b"b", b"c", b"d"))
print(pack("5s", b"abc"), pack("2s", b"abc"), pack("s", b""), pack("0s", b"abc"), pack("5s", bytearray(b"ab")))
print(pack("5p", b"abc"), pack("2p", b"abc"), pack("p", b"abc"), len(pack("300p", b"x" * 299)), pack("300p", b"x" * 299)[0])
print(pack("<e", 1.5), pack(">f", 0.1), pack("<d", -2.5), pack("d", 1), pack("f", float("inf")), pack("<e", -0.0))
print(pack("<e", 65519.9), pack("e", 1e-8), pack("f", 1e300), pack(" <h".strip(), 1), pack("h  h", 1, 2), pack("2h", 1, 2))
print(pack(b"<h", 5), pack("0i"), pack(""))


class Number:
    def __index__(self):
        return 7

    def __float__(self):
        return 7.5


print(pack("b", Number()), pack("<d", Number()), pack(">i", True))
