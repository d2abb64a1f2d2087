print(r"\"", r'\\', r"a\
b", len(r"\n"), b"\x41\102", rb"\x41", "\x41\u0042\103\N{BULLET}", u"text", "\
joined", """a"b""c\"""", '''it's''')
print("tab:\t|nul:\0|".encode(), "\377".encode(), "a\\nb", '\'"', "\v\f\a\b".encode(), len("\u00e9"), "end")
