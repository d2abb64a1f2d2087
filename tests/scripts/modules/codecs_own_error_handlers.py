import codecs


def show(make):
    try:
        print(make())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


codecs.register_error("stars", lambda error: ("*" * (error.end - error.start), error.end))
codecs.register_error("octet", lambda error: (b"!", -1) if isinstance(error, UnicodeEncodeError) else ("!", error.end))
codecs.register_error("wrong", lambda error: 5)
codecs.register_error("far", lambda error: ("?", 100))
codecs.register_error("same", codecs.strict_errors)
print("aé€b".encode("ascii", "stars"), b"a\xff\xfeb".decode("ascii", "stars"), b"a\xff\xfeb".decode("utf-8", "stars"))
print("aéb".encode("ascii", "octet"), b"\xff".decode("ascii", "octet"), "é".encode("latin-1", "stars"))


for handler in ["wrong", "far", "same", "missing"]:
    show(lambda: "aé".encode("ascii", handler))
    show(lambda: b"a\xff".decode("ascii", handler))
show(lambda: codecs.register_error("x", 5))
show(lambda: codecs.register_error(5, len))
show(lambda: codecs.lookup_error("stars")(UnicodeDecodeError("ascii", b"abc", 0, 2, "r")))
show(lambda: codecs.lookup_error("nothing"))
failure = UnicodeEncodeError("ascii", "aé€", 0, 3, "r")
print(codecs.ignore_errors(failure), codecs.replace_errors(failure), codecs.backslashreplace_errors(failure))
print(codecs.xmlcharrefreplace_errors(failure), codecs.namereplace_errors(UnicodeEncodeError("ascii", "é€", 0, 2, "r")))
show(lambda: codecs.ignore_errors(5))
show(lambda: codecs.strict_errors(failure))
