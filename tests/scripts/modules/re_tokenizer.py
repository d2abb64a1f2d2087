"""A tokenizer of the kind that the documentation of re shows, with named groups and lastgroup."""
import re

KINDS = [
    ("NUMBER", r"\d+(?:\.\d*)?"), ("ASSIGN", r":="), ("END", r";"), ("NAME", r"[A-Za-z]+"), ("OP", r"[-+*/()]"),
    ("NEWLINE", r"\n"), ("SKIP", r"[ \t]+"), ("MISMATCH", r"."),
]
token = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in KINDS))
line, begin = 1, 0
for m in token.finditer("x := 3.5 * (y - 2);\nz := ?;\n"):
    if m.lastgroup == "NEWLINE":
        line, begin = line + 1, m.end()
    elif m.lastgroup != "SKIP":
        print(line, m.start() - begin, m.lastgroup, repr(m.group()), m.lastindex)
