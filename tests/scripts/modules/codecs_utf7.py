# UTF-7: what is not ASCII stands as base64 between + and -.
def show(do):
    try:
        print(ascii(do()))
    except UnicodeError as error:
        print(type(error).__name__, error)


for text in ["Hi Mom ☺!", "A+B", "~\\", "日本語", "a\tb\n", "", "+", "-", "é-", "éa", "é+", "😀x", "1é2", "é/", "\0"]:
    octets = text.encode("utf-7")
    print(octets, octets.decode("UTF-7") == text)
for octets in [b"+-", b"+AOk", b"+AOk!", b"+AOkA", b"\xff", b"a+", b"+A", b"+AO!", b"~", b"+AOE-x", b"+AO\xff", b"+!"]:
    show(lambda: octets.decode("utf-7"))
    show(lambda: octets.decode("utf-7", "replace"))
    show(lambda: octets.decode("utf-7", "ignore"))
import codecs
print(codecs.lookup("utf7").name, codecs.encode("é", "utf-7"), codecs.decode(b"+AOk-", "U7"))
