import binascii


def show(make):
    try:
        print(make())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


print(binascii.b2a_base64(b"abc"), binascii.b2a_base64(b"a", newline=False), binascii.b2a_base64(b""), binascii.b2a_base64(b"ab"))
print(binascii.a2b_base64(b"YWJj"), binascii.a2b_base64("YQ=="), binascii.a2b_base64(b"Y W\nJ*j"), binascii.a2b_base64(b""))
print(binascii.a2b_base64(b"YWJjYQ==YWJj"), binascii.a2b_base64(b"====YQ=="), binascii.a2b_base64("YWI=", strict_mode=True))


for text in [b"YQ", b"Y", b"YQ=", b"YWJjZ", "é", 5]:
    show(lambda: binascii.a2b_base64(text))
for text in [b"YQ==\n", b"=YQ==", b"Y*Q==", b"YQ==YQ==", b"YW=J", b"YWJj====", b"YQ===", b"YQ"]:
    show(lambda: binascii.a2b_base64(text, strict_mode=True))
everything = bytes(range(256))
print(all(binascii.a2b_base64(binascii.b2a_base64(everything[:size])) == everything[:size] for size in range(256)))
