print(b"a" + bytearray(b"b"), bytearray(b"a") + b"b", b"a" + memoryview(b"b"), bytearray(b"a") + memoryview(b"b"))
print(2 * bytearray(b"ab"), bytearray(b"ab") * 0, bytearray(b"ab") * -1)
print(b"a" == bytearray(b"a"), bytearray(b"a") == b"a", bytearray(b"a") < b"b", b"b" <= bytearray(b"a"))
print(memoryview(b"a") == bytearray(b"a"), bytearray(b"a") == [97], bytearray(b"a") != "a")
print(bytearray(b"l") in b"hello", b"ll" in bytearray(b"hello"), 104 in bytearray(b"hello"), memoryview(b"lo") in b"hello")
print(bytes(bytearray(b"x")), bytes(memoryview(b"abcd")[::2]), b"-".join([bytearray(b"a"), memoryview(b"b")]))
print(int(bytearray(b"12")), float(bytearray(b"1.5")), str(bytearray(b"ab"), "ascii"), ord(bytearray(b"a")))
print(int.from_bytes(bytearray(b"ab")), eval(bytearray(b"1 + 1")), b"%s" % bytearray(b"x"))
print(list(bytearray(b"ab")), list(reversed(bytearray(b"ab"))), type(iter(bytearray())), sorted(bytearray(b"ba")))
print(b"a b".partition(bytearray(b" ")), b"a".center(5, bytearray(b"-")))
numbers = iter(bytearray(b"ab"))
print(numbers.__length_hint__(), next(numbers), numbers.__length_hint__())
match bytearray(b"x"):
    case [*items]:
        print("sequence", items)
    case bytearray(value):
        print("itself", value)
