# What an encoding of one byte a character does not have.
for call in (
    lambda: "abc€Ж漢字x".encode("cp1252"), lambda: b"a\x81b".decode("cp1252"), lambda: "Ж".encode("iso8859-2"),
    lambda: b"\xff\xfe".decode("iso8859_7"), lambda: "x".encode("cp99999"), lambda: b"x".decode("iso8859-12"),
):
    try:
        call()
    except (UnicodeError, LookupError) as error:
        print(type(error).__name__, error)
for errors in ("ignore", "replace", "backslashreplace", "xmlcharrefreplace", "namereplace"):
    print(errors, "aЖ漢b".encode("cp1252", errors))
for errors in ("ignore", "replace", "backslashreplace"):
    print(errors, ascii(b"a\x81\x8db".decode("cp1252", errors)))
