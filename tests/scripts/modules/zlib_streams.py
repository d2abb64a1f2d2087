import zlib

parts = [b"one " * 100, b"two " * 100, b"three"]
packer = zlib.compressobj()
packed = b"".join(packer.compress(part) for part in parts) + packer.flush()
print(type(packer), zlib.decompress(packed) == b"".join(parts))
opener = zlib.decompressobj()
out = b"".join(opener.decompress(packed[at : at + 1]) for at in range(len(packed)))
print(type(opener), out == b"".join(parts), opener.eof, opener.unused_data, opener.unconsumed_tail, opener.flush())
opener = zlib.decompressobj()
out = opener.decompress(packed + b"behind", 10)
print(out, opener.eof, len(opener.unconsumed_tail) > 0, opener.unused_data)
while not opener.eof:
    out += opener.decompress(opener.unconsumed_tail, 100)
print(out == b"".join(parts), opener.eof, opener.unused_data)
opener = zlib.decompressobj()
print(opener.decompress(packed[:10]) != b"x", opener.eof)
packer = zlib.compressobj(9, zlib.DEFLATED, -15)
raw = packer.compress(b"abc") + packer.flush(zlib.Z_SYNC_FLUSH)
opener = zlib.decompressobj(-15)
print(opener.decompress(raw), opener.decompress(packer.compress(b"def") + packer.flush()), opener.eof)
packer = zlib.compressobj(zdict=b"hello world")
packed = packer.compress(b"hello world hello") + packer.flush()
print(zlib.decompressobj(zdict=b"hello world").decompress(packed))
for bad in (
    lambda: zlib.decompressobj().decompress(packed),
    lambda: zlib.compressobj(99),
    lambda: zlib.compressobj(wbits=3),
    lambda: zlib.decompressobj(99),
    lambda: zlib.decompressobj().decompress(b"zzzz"),
    lambda: zlib.decompressobj().decompress(b"", -1),
    lambda: zlib.decompressobj().flush(0),
    lambda: packer.compress("x"),
):
    try:
        print(bad())
    except Exception as error:
        print(type(error).__name__, error)
