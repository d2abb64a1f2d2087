"""Prints src/ucd/tables.rs: what CPython 3.13 (Unicode 15.1) knows about characters.

Run with CPython 3.13:  python3.13 scripts/unicode_tables.py > src/ucd/tables.rs
"""

import sys
import unicodedata

assert unicodedata.unidata_version == "15.1.0", unicodedata.unidata_version

# The order is that of the constants in src/ucd/mod.rs.
FLAGS = [
    str.isalpha,
    str.isdecimal,
    str.isdigit,
    str.isnumeric,
    str.isspace,
    str.isprintable,
    str.islower,
    str.isupper,
    lambda c: unicodedata.category(c) == "Lt",
    str.isidentifier,
    lambda c: ("a" + c).isidentifier(),
    # title() lowers a letter after a cased character.
    lambda c: (c + "a").title().endswith("a"),
    # The final sigma looks through case-ignorable characters, and only those, to a full stop or an A.
    lambda c: ("A" + c + "Σ").lower().endswith("ς") and not ("." + c + "Σ").lower().endswith("ς"),
]


def flag_ranges():
    previous = None
    for code in range(sys.maxunicode + 1):
        bits = 0
        for position, test in enumerate(FLAGS):
            bits |= test(chr(code)) << position
        if bits != previous:
            yield code, bits
            previous = bits


def runs(pairs):
    """Joins (code, target) pairs to (first, last, stride, delta)."""
    result = []
    for code, target in pairs:
        delta = target - code
        if result:
            first, last, stride, d = result[-1]
            step = code - last
            if d == delta and (step == stride or (first == last and step <= 2)):
                result[-1] = (first, code, step, d)
                continue
        result.append((code, code, 1, delta))
    return result


def print_list(name, doc, kind, rows, per_line):
    print(f"\n/// {doc}")
    print(f"pub(super) const {name}: &[{kind}] = &[")
    for at in range(0, len(rows), per_line):
        print("    " + " ".join(row + "," for row in rows[at : at + per_line]))
    print("];")


def print_mapping(name, doc, mapped, usual):
    singles, specials = [], []
    for code in range(sys.maxunicode + 1):
        char = chr(code)
        target = mapped(char)
        if target == usual(char):
            continue
        if len(target) == 1:
            singles.append((code, ord(target)))
        else:
            escaped = "".join(f"\\u{{{ord(c):X}}}" for c in target)
            specials.append(f"(0x{code:X}, \"{escaped}\")")
    rows = [f"({f:#X}, {l:#X}, {s}, {d})".replace("0X", "0x") for f, l, s, d in runs(singles)]
    print_list(name + "_RUNS", f"{doc}: first, last, stride, distance.", "(u32, u32, u32, i32)", rows, 6)
    print_list(name + "_SPECIAL", f"{doc}: those that are not one character.", "(u32, &str)", specials, 4)


print("// Made by scripts/unicode_tables.py from CPython 3.13's Unicode 15.1; not edited by hand.")
rows = [f"(0x{code:X}, 0x{bits:X})" for code, bits in flag_ranges()]
print_list("FLAGS", "Where a stretch of characters with the same flags begins, and the flags.", "(u32, u16)", rows, 12)
print_mapping("LOWER", "Lowercase", str.lower, lambda c: c)
print_mapping("UPPER", "Uppercase", str.upper, lambda c: c)
print_mapping("TITLE", "Titlecase where it is not uppercase", str.title, str.upper)
print_mapping("FOLD", "Case folding where it is not lowercase", str.casefold, str.lower)
