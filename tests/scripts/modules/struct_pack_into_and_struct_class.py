from struct import Struct, pack_into


def show(make):
    try:
        print(make())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


array = bytearray(6)
pack_into("<h", array, 2, 258)
pack_into(">h", array, -2, 1)
pack_into("<h", memoryview(array)[0:], 0, 513)
print(array)


show(lambda: pack_into("<h", array, 5, 1))
show(lambda: pack_into("<h", array, -1, 1))
show(lambda: pack_into("<h", array, -9, 1))
show(lambda: pack_into("<h", b"abc", 0, 1))
show(lambda: pack_into("<h", array))
show(lambda: pack_into("<h", array, 0))
show(lambda: pack_into("<h", array, 0, 1, 2))
show(lambda: pack_into("<h", array, "a", 1))
show(lambda: pack_into())
pair = Struct("<hh")
print(pair, pair.size, pair.format, pair.pack(1, 2), pair.unpack(b"abcd"), pair.unpack_from(b"abcdef", 1))
print(list(pair.iter_unpack(b"abcdefgh")), Struct(b"<i").format)
pair.pack_into(array, 0, 1, 2)
print(array)
show(lambda: pair.pack(1))
show(lambda: pair.pack(1, "a"))
show(lambda: pair.unpack(b"abc"))
show(lambda: pair.pack_into(array, 4, 1, 2))
show(lambda: pair.pack_into(array))
show(lambda: pair.unpack_from(b"abcdef", 3))
show(lambda: Struct(5))
show(lambda: Struct("z"))
show(lambda: Struct())
