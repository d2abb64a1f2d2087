import binascii


def show(make):
    try:
        print(make())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


print(binascii.hexlify(b"abc"), binascii.b2a_hex(b"abc", "-"), binascii.hexlify(b"abcd", ":", 2), binascii.hexlify(bytearray(b"ab"), b"_", -1))
print(binascii.unhexlify("6162"), binascii.a2b_hex(b"6A6b"), binascii.unhexlify(bytearray(b"61")))
print(binascii.crc32(b"abc"), binascii.crc32(b"c", binascii.crc32(b"ab")), binascii.crc32(b""), binascii.crc32(b"abc", -1))
print(binascii.crc_hqx(b"abc", 0), binascii.crc_hqx(b"abc", 0xFFFF), issubclass(binascii.Error, ValueError))


show(lambda: binascii.unhexlify("616"))
show(lambda: binascii.unhexlify("6g"))
show(lambda: binascii.unhexlify("é6"))
show(lambda: binascii.unhexlify(5))
show(lambda: binascii.hexlify("a"))
show(lambda: binascii.hexlify(b"a", "--"))
show(lambda: binascii.crc32("a"))
try:
    binascii.unhexlify("zz")
except binascii.Error as error:
    print(repr(error), type(error))
