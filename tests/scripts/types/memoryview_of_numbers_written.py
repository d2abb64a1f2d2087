for code, good, bad in [
    ("b", -128, 128), ("B", 255, -1), ("h", -5, 40000), ("H", 65535, 70000), ("i", -1, 2**31), ("I", 2**32 - 1, -1),
    ("q", -(2**63), 2**63), ("Q", 2**64 - 1, 2**64), ("d", 1.5, "a"), ("f", 0.1, None), ("e", 2.5, 1e10),
    ("?", "true", ...), ("c", b"x", b"xy"), ("c", b"y", 5), ("l", True, 1.5), ("n", -3, 2**63), ("N", 3, -1),
]:
    view = memoryview(bytearray(8)).cast(code)
    view[0] = good
    print(code, view[0], end=" ")
    try:
        view[0] = bad
        print(view[0])
    except Exception as error:
        print(type(error).__name__, error)
