text = "aé€😀"
for name in ["utf-8", "UTF8", "utf_8_sig", "utf-16", "utf-16-le", "UTF-16BE", "utf-32", "utf-32-le", "utf-32-be", "U8", "u16"]:
    octets = text.encode(name)
    print(name, octets, octets.decode(name) == text)
for name in ["latin-1", "latin1", "iso-8859-1", "ISO8859-1", "L1", "8859", "cp819"]:
    print(name, "aé\xff".encode(name), b"a\xe9\x80".decode(name))
for name in ["ascii", "us-ascii", "646", "ANSI_X3.4-1968", "ASCII"]:
    print(name, "abc".encode(name), b"abc".decode(name))
print(b"\xef\xbb\xbfa".decode("utf-8-sig"), b"a".decode("utf-8-sig"), repr(b"\xef\xbb\xbfa".decode()))
print(b"\xfe\xff\0a".decode("utf-16"), b"a\0".decode("utf-16"), repr(b"\xff\xfea\0".decode("utf-16-le")))
print("".encode("utf-16"), "a".encode(encoding="ascii", errors="ignore"), str(b"abc", "ascii"), str(b"\xff", "utf-8", "replace"))
