import zlib

for data in (b"", b"a", b"hello world", bytes(range(256)) * 20):
    print(zlib.crc32(data), zlib.adler32(data), zlib.crc32(data, 5), zlib.adler32(data, 5))
print(zlib.crc32(b"world", zlib.crc32(b"hello ")) == zlib.crc32(b"hello world"))
print(zlib.adler32(b"world", zlib.adler32(b"hello ")) == zlib.adler32(b"hello world"))
print(zlib.crc32(b"x", -1), zlib.crc32(b"x", 1 << 40), zlib.adler32(memoryview(b"abc")), zlib.crc32(bytearray(b"abc")))
for bad in (lambda: zlib.crc32("x"), lambda: zlib.crc32(), lambda: zlib.adler32(b"", "x"), lambda: zlib.adler32(5)):
    try:
        print(bad())
    except TypeError as error:
        print(error)
