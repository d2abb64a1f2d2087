import codecs
import os
import tempfile


def encode(text, errors="strict"):
    return text[::-1].encode("utf-8", errors), len(text)


def decode(octets, errors="strict"):
    return bytes(octets).decode("utf-8", errors)[::-1], len(octets)


class Encoder(codecs.IncrementalEncoder):
    def encode(self, input, final=False):
        return encode(input, self.errors)[0]


class Decoder(codecs.BufferedIncrementalDecoder):
    def _buffer_decode(self, input, errors, final):
        # Nothing is known before the end is.
        return (input.decode()[::-1], len(input)) if final else ("", 0)


class Reader(codecs.StreamReader):
    def decode(self, input, errors="strict"):
        return decode(input, errors)


class Writer(codecs.StreamWriter):
    def encode(self, input, errors="strict"):
        return encode(input, errors)


def search(name):
    print("searched for", name)
    if name == "rev_8":
        return codecs.CodecInfo(encode, decode, Reader, Writer, Encoder, Decoder, name="rev-8")


codecs.register(search)
print("abc".encode("REV-8"), b"cba".decode("rev 8"), bytes("é!", "rev_8"), str(b"xyz", "rev-8"))
print(codecs.lookup("rev-8").name, codecs.encode("hello", "rev-8"), codecs.getdecoder("rev-8")(b"olleh"))
print(list(codecs.iterencode(["ab", "cd"], "rev-8")), list(codecs.iterdecode([b"ab", b"cd"], "rev-8")))

path = tempfile.mktemp()
with open(path, "w", encoding="rev-8") as file:
    file.write("one\ntwo")
    file.write("!")
print(open(path, "rb").read())
with open(path, encoding="rev-8") as file:
    print(file.read(), file.encoding)
with codecs.open(path, "w", "rev-8") as file:
    file.write("three")
with codecs.open(path, "r", "rev-8") as file:
    print(file.read())
os.remove(path)

codecs.unregister(search)
for work in (lambda: "abc".encode("rev-8"), lambda: codecs.lookup("rev-8"), lambda: codecs.register(5)):
    try:
        work()
    except Exception as error:
        print(type(error).__name__, error)
