# codecs knows the encodings by all their names.
import codecs
import io

for name in ("windows-1252", "1251", "latin2", "L9", "ISO_8859-5:1988", "koi8_u", "IBM437", "unicode_escape", "raw-unicode-escape"):
    print(name, codecs.lookup(name).name)
print(codecs.encode("é", "cp850"), codecs.decode(b"\x82", "cp850"))
decoder = codecs.getincrementaldecoder("cp1251")()
print(decoder.decode(b"\xcf\xf0"), decoder.decode(b"\xe8", True))
print(io.TextIOWrapper(io.BytesIO(b"\xcf\xf0\xe8\n\xe2"), encoding="cp1251").read())
