# Text that mail can carry: all but plain characters as numbers.
import binascii

for data in (b"a=b \r\nc \n.\n x\t", b"x" * 80 + b"\n", "naïve".encode(), b".", b"tab\tend \n", b"", b"a\rb", b"=" * 30):
    coded = binascii.b2a_qp(data)
    print(coded, binascii.a2b_qp(coded))
print(binascii.b2a_qp(b"a b_c", header=True), binascii.a2b_qp(b"a_b=5Fc", header=True))
print(binascii.b2a_qp(b"a b\t\n", quotetabs=True), binascii.b2a_qp(b"a\r\nb", istext=False))
for text in (b"a=3Db=\nc=ZZ=4_x", b"a= \nb=", "a==b", b"=\r\nx", b"=C3=a9", b"end="):
    print(binascii.a2b_qp(text))
for call in (lambda: binascii.a2b_qp("é"), lambda: binascii.b2a_qp("a"), lambda: binascii.a2b_qp(5), lambda: binascii.b2a_qp()):
    try:
        call()
    except Exception as error:
        print(type(error).__name__, error)
