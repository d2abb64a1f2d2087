"""Prints src/ucd/database.rs: what CPython 3.13's unicodedata (Unicode 15.1) tells of characters.

Run with CPython 3.13:  python3.13 scripts/unicode_database.py > src/ucd/database.rs
"""

import sys
import unicodedata
from fractions import Fraction

assert unicodedata.unidata_version == "15.1.0", unicodedata.unidata_version

ALL = range(sys.maxunicode + 1)
HANGUL = range(0xAC00, 0xD7A4)


def print_list(name, doc, kind, rows, per_line):
    print(f"\n/// {doc}")
    print(f"pub(crate) static {name}: &[{kind}] = &[")
    for at in range(0, len(rows), per_line):
        print("    " + " ".join(row + "," for row in rows[at : at + per_line]))
    print("];")


def record(char):
    return (
        unicodedata.category(char),
        unicodedata.bidirectional(char),
        unicodedata.combining(char),
        unicodedata.east_asian_width(char),
        unicodedata.mirrored(char),
    )


def runs_of_records():
    """Where a stretch of equal records begins, and the record's number."""
    records, runs, previous = {}, [], None
    for code in ALL:
        found = record(chr(code))
        if found != previous:
            runs.append((code, records.setdefault(found, len(records))))
            previous = found
    return list(records), runs


def runs_of_numbers():
    """First, last, the first's value as numerator and denominator; the values of a run rise by one."""
    runs = []
    for code in ALL:
        number = unicodedata.numeric(chr(code), None)
        if number is None:
            continue
        value = Fraction(number).limit_denominator(1000)
        if runs:
            first, last, start = runs[-1]
            if code == last + 1 and value == start + (code - first):
                runs[-1] = (first, code, start)
                continue
        runs.append((code, code, value))
    return runs


print("// Made by scripts/unicode_database.py from CPython 3.13's Unicode 15.1; not edited by hand.")
records, runs = runs_of_records()
rows = [f'("{category}", "{bidi}", {ccc}, "{width}", {str(bool(mirrored)).lower()})'
        for category, bidi, ccc, width, mirrored in records]
print_list(
    "RECORDS", "Category, bidirectional class, combining class, East Asian width, whether it is mirrored.",
    "(&str, &str, u8, &str, bool)", rows, 6,
)
rows = [f"(0x{code:X}, {number})" for code, number in runs]
print_list("RUNS", "Where a stretch of characters with the same record begins, and the record's number.", "(u32, u16)", rows, 14)
rows = [f"(0x{first:X}, 0x{last:X}, {start.numerator}, {start.denominator})" for first, last, start in runs_of_numbers()]
print_list(
    "NUMBERS", "Characters with values that rise by one: first, last, the first's numerator and denominator.",
    "(u32, u32, i64, i64)", rows, 10,
)
rows = [f'(0x{code:X}, "{unicodedata.decomposition(chr(code))}")' for code in ALL
        if code not in HANGUL and unicodedata.decomposition(chr(code))]
print_list("DECOMPOSITIONS", "What a character can be taken apart into, as UnicodeData.txt writes it.", "(u32, &str)", rows, 6)
