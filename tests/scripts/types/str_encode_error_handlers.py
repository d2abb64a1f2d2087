for handler in ["ignore", "replace", "backslashreplace", "xmlcharrefreplace", "namereplace"]:
    print(handler, "aé€😀b".encode("ascii", handler), "a€b".encode("latin-1", handler), "\x80\u0378".encode("ascii", handler))
for handler in ["ignore", "replace", "backslashreplace"]:
    print(handler, ascii(b"a\x80\x81b".decode("ascii", handler)), ascii(b"\xff\xfea\xe2\x82z".decode("utf-8", handler)))
    print(handler, ascii(b"\0\xdca\0".decode("utf-16-le", handler)), ascii(b"a\0b".decode("utf-16-le", handler)))
    print(handler, ascii(b"\0\0\x11\0a\0\0\0".decode("utf-32-le", handler)))
for handler in ["xmlcharrefreplace", "namereplace", "nonsense"]:
    try:
        b"\xff".decode("utf-8", handler)
    except Exception as error:
        print(type(error).__name__, error)
print("a".encode("ascii", "nonsense"), b"a".decode("ascii", "nonsense"))
try:
    "é".encode("ascii", "nonsense")
except LookupError as error:
    print(error)
