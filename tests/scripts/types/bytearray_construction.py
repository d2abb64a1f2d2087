print(bytearray(), bytearray(3), bytearray(b"abc"), bytearray([1, 2, 255]), bytearray(range(3)))
print(bytearray("héllo", "utf-8"), bytearray("hé", "latin-1"), bytearray("hé", encoding="ascii", errors="replace"))
print(bytearray(source=b"x"), bytearray(bytearray(b"copy")), bytearray(memoryview(b"abc")[::-1]))
print(repr(bytearray(b"it's")), str(bytearray(b'"')), bytearray(b"\x00\xff\n\\"))
for arguments in [
    ("a",), (b"a", "utf-8"), (-1,), ([256],), (["a"],), (1.5,), (object(),), (None,), (5, 6), ("a", 5), (b"a", "utf-8", "strict"),
    (10**30,), (1, 2, 3, 4), ("é", "ascii"), ("a", "no-such-codec"), ([1, -1],),
]:
    try:
        print(bytearray(*arguments))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
try:
    bytearray("a", "utf-8", encoding="x")
except TypeError as error:
    print(error)
