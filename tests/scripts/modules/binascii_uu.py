# Lines of uuencode.
import binascii

for data in (b"", b"a", b"ab", b"abc", b"\0\0\0\0", bytes(range(45))):
    line = binascii.b2a_uu(data)
    print(line, binascii.b2a_uu(data, backtick=True), binascii.a2b_uu(line) == data)
for line in (b"", b" \n", b"%AAA", b"\x01", "!80  ", b"#86)C\n"):
    print(binascii.a2b_uu(line))
for call in (
    lambda: binascii.b2a_uu(b"x" * 46), lambda: binascii.a2b_uu(b"!!!\xff"), lambda: binascii.a2b_uu(b"#AAAAAA"),
    lambda: binascii.a2b_uu(b"#A\x01AA"), lambda: binascii.a2b_uu("é"), lambda: binascii.a2b_uu(5),
):
    try:
        call()
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
