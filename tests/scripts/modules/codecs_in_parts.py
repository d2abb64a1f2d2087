import codecs
import io

decoder = codecs.getincrementaldecoder("utf-8")()
print([decoder.decode(part) for part in [b"\xc3", b"\xa9x\xe2\x82", b"\xac", b""]], decoder.getstate(), repr(decoder.decode(b"", True)))
print([decoder.decode(bytes([octet])) for octet in "aé€😀".encode()])
try:
    decoder.decode(b"\xe2", True)
except UnicodeDecodeError as error:
    print(error)
encoder = codecs.getincrementalencoder("utf-16")()
print(encoder.encode("a"), encoder.encode("b"), encoder.reset(), encoder.encode("c"))
decoder = codecs.getincrementaldecoder("utf-16")()
print([decoder.decode(bytes([octet])) for octet in "a😀".encode("utf-16")])
print(codecs.getincrementaldecoder("ascii")("replace").decode(b"a\xff"))
print(list(codecs.iterencode(["a", "é"], "utf-8")), list(codecs.iterdecode([b"\xc3", b"\xa9"], "utf-8")))
print(codecs.getreader("utf-8")(io.BytesIO(b"\xc3\xa9\nx")).read(), codecs.getreader("utf-8")(io.BytesIO(b"a\nb")).readlines())
octets = io.BytesIO()
codecs.getwriter("latin-1")(octets).write("é")
print(octets.getvalue())
