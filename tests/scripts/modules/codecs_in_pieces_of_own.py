import codecs
import io


class Pairs(codecs.BufferedIncrementalDecoder):
    """Two octets make a character."""

    def _buffer_decode(self, input, errors, final):
        used = len(input) // 2 * 2
        return input[:used].decode("utf-16-le"), used


class Words(codecs.BufferedIncrementalEncoder):
    """Encodes whole words only."""

    def _buffer_encode(self, input, errors, final):
        end = len(input) if final else input.rfind(" ") + 1
        return input[:end].encode("ascii", errors), end


decoder = Pairs()
print([decoder.decode(part) for part in (b"a", b"\0b", b"\0c")], decoder.getstate())
decoder.reset()
print(decoder.getstate(), decoder.decode(b"z\0", True))
encoder = Words("replace")
print([encoder.encode(part) for part in ("one tw", "o thré", "e")], repr(encoder.getstate()), encoder.encode("", True))

decode_table = "".join(chr(octet) for octet in range(128)) + "абвгд" + "\ufffe" * 123
encode_table = codecs.charmap_build(decode_table)


def encode(text, errors="strict"):
    return codecs.charmap_encode(text, errors, encode_table)


def decode(octets, errors="strict"):
    return codecs.charmap_decode(octets, errors, decode_table)


print(encode("xаб"), decode(b"x\x80\x84"), encode("é!", "replace"), decode(b"\xff!", "ignore"))
for work in (lambda: encode("aéж"), lambda: decode(b"a\xff"), lambda: codecs.charmap_encode("a", "strict", {97: 300})):
    try:
        work()
    except Exception as error:
        print(type(error).__name__, error)
print(codecs.charmap_encode("ab", "strict", {97: b"xyz", 98: 65}), codecs.charmap_decode(b"ab", "strict", {97: "xyz", 98: 8364}))
print(codecs.utf_8_decode(b"\xc3\xa9\xc3"), codecs.utf_16_le_encode("a"), codecs.escape_encode(b"a\n'"), codecs.escape_decode(rb"\x41\n\101"))
print(codecs.make_identity_dict(range(3)), codecs.make_encoding_map({1: 2, 3: 2, 4: 5}))

under = io.BytesIO()
recoded = codecs.EncodedFile(under, "utf-8", "latin-1")
recoded.write("é€".encode()[:2])
print(under.getvalue())
under.seek(0)
print(recoded.read())
reader = codecs.getreader("utf-8")(io.BytesIO("é\nbc\r\nd\re".encode()))
print(repr(reader.readline()), repr(reader.read(1)), repr(reader.readline()), repr(reader.read(chars=1)), list(reader))
