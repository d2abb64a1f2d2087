print(ascii("é€😀"), ascii([1, "ü"]), repr("ü"), chr(97), chr(8364), ord("a"), ord("😀"), ord(b"z"), chr(0).encode(), chr(0x10FFFF).encode())
for f in (lambda: chr(-1), lambda: chr(0x110000), lambda: ord("ab"), lambda: ord(""), lambda: ord(5), lambda: chr("a")):
    try:
        f()
    except (ValueError, TypeError, OverflowError) as e:
        print(type(e).__name__, e)
