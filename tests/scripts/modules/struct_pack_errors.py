from struct import pack, calcsize


for arguments in [
    ("i",), ("i", 1, 2), ("2i", 1), ("0i", 5), ("i", "a"), ("i", 1.5), ("i", None), ("b", 128), ("b", -129), ("B", 256), ("B", -1),
    ("h", 40000), ("H", -1), (">H", 70000), ("i", 2**31), ("I", -1), ("<I", 2**32), ("l", 2**63), ("<l", 2**31), ("L", -1),
    ("q", 2**100), ("Q", 2**64), ("n", 2**63), ("N", -1), ("P", 2**64), ("c", "a"), ("c", b"ab"), ("c", 5), ("s", "a"),
    ("p", 5), ("5s", memoryview(b"a")), ("<f", 1e300), ("e", 1e10), ("<e", 65520.0), ("d", "a"), (">f", None), (), (5, 1),
]:
    try:
        print(pack(*arguments))
    except Exception as error:
        print(f"{type(error).__module__}.{type(error).__name__}: {error}")
for format in ["<P", "z", "3", "3 i", "3.i", "<<i", "i<", 5, "99999999999999999999i", "é"]:
    try:
        print(calcsize(format))
    except Exception as error:
        print(f"{type(error).__module__}.{type(error).__name__}: {error}")
