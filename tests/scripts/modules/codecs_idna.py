# Names of hosts: each part between dots is prepared, and punycode if it is not ASCII.
def show(do):
    try:
        print(ascii(do()))
    except UnicodeError as error:
        print(type(error).__name__, error)


for text in ["bücher.de", "example.com", "", "a..b", "münchen.", "x" * 64, "Bücher.DE", "日本語。jp", "straße.de", "ﬁ.com",
             ".a", "a.", "ex ample", "xn--ü", "ü" * 60]:
    show(lambda: text.encode("idna"))
for octets in [b"xn--bcher-kva.de", b"example.com", b"xn--bcher-kva.", b"", b"\xff", b"XN--BCHER-KVA", b"a..b"]:
    show(lambda: octets.decode("idna"))
show(lambda: "é".encode("idna", "replace"))
