# Encodings of one byte a character.
for name in ("cp1252", "cp1251", "cp437", "cp850", "cp866", "iso8859-2", "latin2", "iso8859_15", "koi8-r", "mac_roman", "cp1253", "cp1255", "windows-1254", "tis-620"):
    all_bytes = bytes(range(128, 256))
    text = all_bytes.decode(name, "replace")
    print(name, ascii(text[:40]), len(text))
    known = text.replace("\ufffd", "")
    print(known.encode(name).decode(name) == known)
print("Привет €".encode("cp1251"), "naïve café".encode("cp1252"), "Ω≈".encode("cp437"), b"\x80\xe9".decode("cp1252"))
