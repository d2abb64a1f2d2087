import zlib

text = b"hello hello hello hello " * 50
for level in (-1, 0, 1, 6, 9):
    packed = zlib.compress(text, level)
    print(level, zlib.decompress(packed) == text, level == 0 or len(packed) < 100)
for wbits in (9, 15, -9, -15, 25, 31):
    packed = zlib.compress(text, wbits=wbits)
    print(wbits, zlib.decompress(packed, wbits=wbits) == text, wbits > 0 and zlib.decompress(packed, 47) == text)
print(zlib.decompress(zlib.compress(b"")), zlib.decompress(zlib.compress(bytearray(b"x"))), zlib.decompress(memoryview(zlib.compress(b"y"))))
for bad in (
    lambda: zlib.compress("x"),
    lambda: zlib.compress(b"x", 10),
    lambda: zlib.compress(b"x", wbits=99),
    lambda: zlib.decompress(b"garbage"),
    lambda: zlib.decompress(zlib.compress(text)[:-1]),
    lambda: zlib.decompress(b""),
    lambda: zlib.decompress(zlib.compress(b"abc")[:-1] + b"\0"),
    lambda: zlib.decompress(b"x", bufsize=0),
    lambda: zlib.compress(),
):
    try:
        print(bad())
    except Exception as error:
        print(type(error), error)
