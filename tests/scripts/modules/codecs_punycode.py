# Punycode: the ASCII characters first, then where to insert which others.
def show(do):
    try:
        print(ascii(do()))
    except UnicodeError as error:
        print(type(error).__name__, error)


for text in ["bücher", "abc", "", "ü", "日本語", "a-b", "他们为什么不说中文", "Pročprostěnemluvíčesky", "😀😀a"]:
    octets = text.encode("punycode")
    print(octets, octets.decode("punycode") == text)
for octets in [b"bcher-kva", b"bcher-k!", b"99999999", b"bcher-kvA", b"a-b-"]:
    show(lambda: octets.decode("punycode"))
    show(lambda: octets.decode("punycode", "replace"))
    show(lambda: octets.decode("punycode", "ignore"))
