import codecs


def show(make):
    try:
        print(make())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


print(codecs.encode("é"), codecs.encode("é", "latin-1"), codecs.encode("é", "ascii", "replace"), codecs.decode(b"\xe9", "latin-1"))
print(codecs.encode("Hello", "rot13"), codecs.decode("Uryyb", "rot_13"), codecs.encode(b"abc", "hex"), codecs.decode(b"616263", "hex_codec"))
print(codecs.encode(b"abc", "base64"), codecs.decode(b"YWJj\n", "base64"))
print([codecs.lookup(name).name for name in ["utf8", "LATIN1", "ascii", "U16", "utf-16-le", "utf_8_sig", "utf32", "rot13", "hex"]])
info = codecs.lookup("utf-8")
print(info.encode("é"), info.decode(b"\xc3\xa9"), len(info), codecs.getencoder("ascii")("ab"), codecs.getdecoder("ascii")(b"ab"))
print(codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE, codecs.BOM)


show(lambda: codecs.encode(5))
show(lambda: codecs.encode("a", 5))
show(lambda: codecs.encode("a", "nothing"))
show(lambda: codecs.decode("a"))
show(lambda: codecs.decode(b"\xff"))
show(lambda: codecs.lookup("nothing"))
show(lambda: codecs.lookup(5))
