import base64
import io


def show(make):
    try:
        print(make())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


print(base64.a85encode(b"hello world"), base64.a85decode(b"BOu!rD]j7BEbo7"), base64.a85encode(b"\0\0\0\0    ", foldspaces=True))
print(base64.a85encode(b"hello", adobe=True), base64.a85encode(b"hello world", wrapcol=5), base64.a85encode(b"a", pad=True))
print(base64.a85decode(b"<~BOu!rDZ~>", adobe=True), base64.a85decode(b"zy", foldspaces=True), base64.a85decode(b"BO u!r\nDZ"))
print(base64.b85encode(b"hello world"), base64.b85decode(b"Xk~0{Zy<MXa%^M"), base64.b85encode(b"a", pad=True), base64.b85decode("VE"))
print(base64.z85encode(b"hello wo"), base64.z85decode(b"xK#0@zY<mx"))
everything = bytes(range(256))
for encode, decode in [(base64.a85encode, base64.a85decode), (base64.b85encode, base64.b85decode)]:
    print(all(decode(encode(everything[:size])) == everything[:size] for size in range(40)))


show(lambda: base64.a85decode(b"v"))
show(lambda: base64.a85decode(b"zz!z"))
show(lambda: base64.a85decode(b"BOu", adobe=True))
show(lambda: base64.a85decode(b"uuuuu"))
show(lambda: base64.b85decode(b"\x00"))
show(lambda: base64.b85decode(b"~~~~~"))
show(lambda: base64.encodebytes("a"))
print(base64.encodebytes(b"x" * 80), base64.decodebytes(b"eHg=\n"))
output = io.BytesIO()
base64.encode(io.BytesIO(b"hello" * 20), output)
print(output.getvalue())
