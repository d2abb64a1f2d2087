s = "héllo €😀"
print(s.encode(), s.encode("utf-8") == s.encode("UTF8"), s.encode().decode() == s, "é".encode("latin-1"), "abc".encode("ascii"))
print("é€".encode("ascii", "ignore"), "é€".encode("ascii", "replace"), "é€".encode("ascii", "backslashreplace"), "é".encode("ascii", "xmlcharrefreplace"))
print(b"\xff\x41".decode("utf-8", "replace"), b"\xff\x41".decode("utf-8", "ignore"), b"\xe9".decode("latin-1"), b"a".decode("ascii"))
for f in (lambda: "é".encode("ascii"), lambda: b"\xff".decode(), lambda: b"\xe2\x82".decode(), lambda: "a".encode("no-such"), lambda: b"\xc3\x28".decode()):
    try:
        f()
    except (UnicodeError, LookupError) as e:
        print(type(e).__name__, e)
