"""Prints src/encode/charmaps.rs: the encodings of one byte a character that begin with ASCII, as CPython 3.13 has them.

Run with CPython 3.13:  python3.13 scripts/charmaps.py > src/encode/charmaps.rs
"""

import codecs
from encodings.aliases import aliases

NAMES = """
    cp437 cp737 cp775 cp850 cp852 cp855 cp857 cp858 cp860 cp861 cp862 cp863 cp865 cp866 cp869 cp874 cp1250 cp1251
    cp1252 cp1253 cp1254 cp1255 cp1256 cp1257 cp1258 iso8859_2 iso8859_3 iso8859_4 iso8859_5 iso8859_6 iso8859_7
    iso8859_8 iso8859_9 iso8859_10 iso8859_11 iso8859_13 iso8859_14 iso8859_15 iso8859_16 koi8_r koi8_u mac_cyrillic
    mac_greek mac_latin2 mac_roman mac_turkish tis_620
""".split()

print("// Made by scripts/charmaps.py from CPython 3.13; not edited by hand.\n")
print("use super::encoding::Charmap;\n")
print("/// Names as `codecs.lookup` gives them, other names, and the characters of the bytes from 128 on.")
print("pub(super) static CHARMAPS: &[Charmap] = &[")
for name in NAMES:
    others = sorted({name, *(alias for alias, codec in aliases.items() if codec == name)})
    upper = bytes(range(128, 256)).decode(name, "replace")
    assert bytes(range(128)).decode(name) == bytes(range(128)).decode() and len(upper) == 128
    shown = "".join(c if c.isalnum() and ord(c) < 0x500 else f"\\u{{{ord(c):X}}}" for c in upper)
    listed = ", ".join(f'"{other}"' for other in others)
    print(f'    Charmap {{ name: "{codecs.lookup(name).name}", aliases: &[{listed}],\n        upper: "{shown}" }},')
print("];")
