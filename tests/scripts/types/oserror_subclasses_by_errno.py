for n in (1, 2, 4, 11, 13, 17, 20, 21, 32, 104, 110, 111, 9999):
    e = OSError(n, "text")
    print(n, type(e).__name__, e.errno, e)
print(type(OSError("one")).__name__, OSError("one").errno, OSError().args, FileNotFoundError("x"), OSError(2, "m", "a", None, "b"))
