error = UnicodeDecodeError("utf-8", b"abc", 1, 2, "bad")
print(error, repr(error), error.args, error.encoding, error.object, error.start, error.end, error.reason)
print(UnicodeDecodeError("utf-8", b"abc", 1, 3, "bad"), "|", UnicodeEncodeError("utf-8", "aé€", 1, 2, "bad"))
print(UnicodeEncodeError("utf-8", "aé€", 2, 3, "bad"), "|", UnicodeEncodeError("x", "😀", 0, 1, "bad"), "|", UnicodeEncodeError("x", "aé€", 0, 3, "bad"))
print(UnicodeTranslateError("aé", 1, 2, "bad"), "|", UnicodeTranslateError("aé", 0, 2, "bad"))
print(UnicodeDecodeError("utf-8", bytearray(b"abc"), 1, 2, "bad").object, issubclass(UnicodeDecodeError, ValueError))
for make in [
    lambda: UnicodeDecodeError("utf-8", b"abc", 1, 2),
    lambda: UnicodeDecodeError("utf-8", "abc", 1, 2, "bad"),
    lambda: UnicodeDecodeError("utf-8", b"abc", "a", 2, "bad"),
    lambda: UnicodeDecodeError(5, b"abc", 1, 2, "bad"),
    lambda: UnicodeEncodeError("utf-8", b"abc", 1, 2, "bad"),
    lambda: UnicodeEncodeError("utf-8", "abc", 1, 2, 5),
    lambda: UnicodeTranslateError("abc", 1, 2),
]:
    try:
        print(make())
    except TypeError as error:
        print(error)
b"ab\xffcd".decode("ascii")
