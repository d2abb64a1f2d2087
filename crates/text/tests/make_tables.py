"""Makes tests/data/*.tsv: what CPython 3.13 answers, one case a line: operation, arguments, result.

Run with PYTHONHASHSEED=0:  python3.13 tests/make_tables.py

Results that are exceptions are written `!Kind: message`, lists with U+001F between the items.
"""

import os
import random
import struct
import sys

assert sys.version_info[:2] == (3, 13) and os.environ.get("PYTHONHASHSEED") == "0"
HERE = os.path.dirname(os.path.abspath(__file__))
ESCAPES = {"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"}


def escape(text):
    return "".join(ESCAPES.get(c) or (c if " " <= c <= "~" else f"\\u{{{ord(c):x}}}") for c in text)


def show(value):
    """A result as text, the same as the Rust side writes it."""
    if isinstance(value, str):
        return value
    if isinstance(value, bytes):
        return value.decode("latin-1")
    if isinstance(value, (list, tuple)):
        return "\x1f".join([str(len(value))] + [show(item) for item in value])
    return repr(value)


class Table:
    def __init__(self, name):
        self.file = open(os.path.join(HERE, "data", name + ".tsv"), "w")
        self.seen = set()

    def row(self, op, *args, call):
        try:
            result = show(call())
        except Exception as error:
            message = str(error) if not isinstance(error, KeyError) else error.args[0]
            result = f"!{type(error).__name__}: {message}"
        line = "\t".join(escape(show(field)) for field in (op, *args, result))
        if line not in self.seen:
            self.seen.add(line)
            print(line, file=self.file)


TEXTS = [
    "", "a", "abc", "ABC", "Abc Def", "hello world", "it's", 'say "hi"', "it's \"both\"", "a\\b", "tab\there", "line\nbreak",
    "\r\n", "a\x00b", "\x1b[0m", "\x7f", "\x80", "\xa0", "\xad", "é", "straße", "ŒUVRE", "ΑΣ", "ΑΣ.", "Σ", "ΑΣΑ", "Α\u0301Σ", "ΟΔΟΣ ΟΔΟΣ",
    "ǅungla", "ǆ", "Ǆ", "ﬁne", "ŉ", "İstanbul", "ı", "漢字", "日本 語", "😀", "a😀b", "\u200b", "\u2028", "\u3000", "\ue000", "\U000e0001",
    "٣", "٣٤", "½", "²", "Ⅷ", "ⅷ", "一二三", "𝟘𝟙", "_x", "x1", "1x", "naïve", "ªº", "a b", "A1", "Hello World 1", "hELLO", "they're",
    "A\u0345", "\u1fd7", "ΐ", "\U00010400\U00010428", "ꭰ", "Ꭰ", "\u0378", "\u1e9e", "ẞ", "\u03c2", "\u2160", "\u24b6", "\U0001fbf0",
    "ß", "x\u0301", "a\u2019b", "I", "K", "Å", "\x1c", "\x85", "  ", "\u0149a", "\uffff", "\U0010ffff", "Σ\u00ad", "A\u00adΣ\u00adb",
]


def chars_table():
    table = Table("chars")
    questions = "isalpha isalnum isdecimal isdigit isnumeric isspace isprintable isidentifier islower isupper istitle".split()
    changes = "lower upper title capitalize swapcase casefold".split()
    rng = random.Random(1)
    pool = [c for t in TEXTS for c in t] + [chr(rng.choice([rng.randrange(0x250), rng.randrange(0xD800), rng.randrange(0x10000, 0x20000)])) for _ in range(100)]
    texts = TEXTS + ["".join(rng.choices(pool, k=rng.randrange(1, 6))) for _ in range(100)]
    for text in texts:
        table.row("questions", text, call=lambda: "".join("01"[getattr(text, q)()] for q in questions))
        for name in changes:
            table.row(name, text, call=lambda: getattr(text, name)())
        table.row("repr", text, call=lambda: repr(text))
        table.row("ascii", text, call=lambda: ascii(text))
        data = text.encode()
        table.row("bytes_repr", data, call=lambda: repr(data))
    # All characters: one digest for each property and mapping.
    import zlib

    everything = [chr(c) for c in range(sys.maxunicode + 1) if not 0xD800 <= c < 0xE000]
    for name in questions:
        table.row("all", name, call=lambda: zlib.crc32(bytes(getattr(c, name)() for c in everything)))
    for name in changes:
        table.row("all", name, call=lambda: zlib.crc32("".join(getattr(c, name)() for c in everything).encode()))
    table.row("all", "repr", call=lambda: zlib.crc32("".join(map(repr, everything)).encode()))


FLOATS = [
    "0.0", "-0.0", "1.0", "-1.0", "0.1", "0.2", "0.30000000000000004", "1e16", "9999999999999998.0", "1e15", "123456789012345680.0",
    "1e-4", "1e-5", "9.999e-5", "0.00012345", "1.5e-5", "-2.5e-5", "5e-324", "2.2250738585072014e-308", "1.7976931348623157e308", "1e22", "1e23", "1e100",
    "1e-100", "inf", "-inf", "nan", "0.5", "1.5", "2.5", "3.5", "-0.5", "-1.5", "-2.5", "2.675", "1.005", "0.125", "0.375", "1234.5678",
    "1e21", "4503599627370495.5", "4503599627370496.5", "9007199254740993.0", "1e300", "3.141592653589793", "2.718281828459045", "100.0",
    "1000000.0", "12345678.9", "0.045", "5.015", "15.0", "25.0", "35.0", "150.0", "250.0", "350.0", "45.0", "500.0", "5e22", "8.5e15", "1e-7", "7e-10",
    "0.001", "0.01", "99999.5", "999999.5", "9999995.0", "0.99995", "9.5", "99.5", "1e17", "4.35", "2e-3", "1.7e308", "8e307", "6e307", "-1463194009938362.2", "2251799813685248.2",
]


def random_floats(rng, count):
    for _ in range(count):
        kind = rng.randrange(6)
        if kind == 0:
            x = struct.unpack("<d", rng.randbytes(8))[0]
        elif kind == 1:
            x = round(rng.uniform(-1000, 1000), rng.randrange(6))
        elif kind == 2:
            x = rng.uniform(-1, 1) * 10 ** rng.randrange(-12, 25)
        elif kind == 3:
            x = rng.randrange(-10**6, 10**6) / 8
        elif kind == 4:
            x = float(rng.randrange(-10**6, 10**6)) * 10 ** rng.randrange(0, 12)
        else:
            x = rng.randrange(-10000, 10000) / 1000
        yield x


def float_table():
    table = Table("float")
    rng = random.Random(2)
    floats = [float(f) for f in FLOATS] + list(random_floats(rng, 150))
    for x in floats:
        r = repr(x)
        bits = format(struct.unpack("<Q", struct.pack("<d", x))[0], "x") if x == x else "7ff8000000000000"
        table.row("repr", bits, call=lambda: r)
        table.row("hex", r, call=lambda: x.hex())
        table.row("fromhex", x.hex(), call=lambda: float.fromhex(x.hex()))
        table.row("ratio", r, call=lambda: list(x.as_integer_ratio()))
        table.row("int", r, call=lambda: int(x))
        table.row("roundint", r, call=lambda: round(x))
        if x == x:
            table.row("hash", r, call=lambda: hash(x))
        for n in {0, 1, 2, rng.randrange(-8, 20), rng.choice([-1, -2, -3, -15, -16, -17, -22, -23, -300, -308, -309, 16, 300, 324])}:
            table.row("round", r, n, call=lambda: round(x, n))
    signs = [0.0, -0.0, 1.0, -1.0, 2.0, -2.0, 0.5, -0.5, 3.0, 7.5, -7.5, 1e308, -1e308, 5e-324, float("inf"), float("-inf"), float("nan"), 0.1, 1e16, 3.7]
    pairs = [(x, y) for x in signs for y in signs] + [tuple(random_floats(rng, 2)) for _ in range(100)]
    for x, y in pairs:
        for op, call in [("divide", lambda: x / y), ("floordiv", lambda: x // y), ("mod", lambda: x % y),
                         ("divmod", lambda: list(divmod(x, y))), ("pow", lambda: x**y)]:
            def real(call=call):
                value = call()
                return "complex" if isinstance(value, complex) else value
            table.row(op, repr(x), repr(y), call=real)
    ints = [0, 1, -1, 2**53, 2**53 + 1, -(2**53) - 1, 2**53 + 3, 2**54 + 2, 2**54 + 6, 2**63, 2**63 - 1, -(2**63), 2**64 - 1, 2**64, 10**22, 10**23, 10**308,
            2**1024, 2**1024 - 2**970, 2**1024 - 2**970 - 1, 2**1023, 10**400, -(10**400), 2**61 - 1, 2**61, 2**62, 1 - 2**61, 2**122, 3**200, 2**2000]
    ints += [rng.randrange(-(2 ** rng.randrange(1, 1100)), 2 ** rng.randrange(1, 1100)) for _ in range(60)]
    for n in ints:
        table.row("fromint", n, call=lambda: float(n))
        table.row("inthash", n, call=lambda: hash(n))
        try:
            near = [float(n)]
            near += [near[0] + 1, near[0] * 1.0000000000000002]
        except OverflowError:
            near = []
        for x in near + [0.5, float("inf"), float("-inf"), float("nan"), rng.choice(floats)]:
            table.row("compare", repr(x), n, call=lambda: "<" if x < n else "=" if x == n else ">" if x > n else "none")
        for m in [rng.choice(ints), rng.choice(ints), rng.choice(ints), 0, 3]:
            table.row("truediv", n, m, call=lambda: n / m)
    parse = ["1", " 1.5 ", "\n1.5\t", "1_000.5", "1__0", "_1", "1_", "1_.5", "1._5", "1e1_0", "1_e5", "1.5e", "e5", ".", "", " ", "+", "-", "+1", "-.5", "5.", "+-1", "inf", "-INF", "Infinity",
             "+infinity", "nan", "-NaN", "infin", "nanx", "0x10", "1e400", "-1e400", "1e-400", "1e999999999999999999999", "٣.٥", "\u30001\u2003", "１２", "1\x00", "abc", "it's", "1 2", "1,5",
             "1" * 400, "0." + "0" * 400 + "1", "2.2250738585072011e-308", "9007199254740993", "1\x1c", "\x1c1", "\xa01", "é", "١e٢", "1_0e1", "0_0", "infinit_y", "1.e5", ".5e-3", "\x85 1", "12\u0663"]
    parse += [repr(x) for x in floats[::5]]
    for text in parse:
        table.row("parse", text, call=lambda: float(text))
    for data in [b"1.5", b" 2 ", b"1_0", b"\xff", b"abc", b"", b"1\x00"]:
        table.row("parse_bytes", data, call=lambda: float(data))
    for text in ["0x1p0", "1", "a", "0xA.8p3", "-0x.8p-1", "+inf", "-Infinity", "NaN", "0x", "", "x1", "0x1.p", "0x1p+", "0x1p1.", "0x.p1", "  0x1p5 ", "0x1p1024", "0x1.fffffffffffff8p1023",
                 "0x1.fffffffffffff7p1023", "0x1p-1075", "0x1.8p-1075", "0x0.8p-1074", "0x1p99999999999999999999", "0x1p-99999999999999999999", "0x123456789abcdef0123456789p-40", "0x1.00000000000008p0",
                 "0x1.000000000000080001p0", "0x1.00000000000018p0", "0x1g", "0X1P3", "0x0p99999", "1.8", "0x1 p3", "é"]:
        table.row("fromhex", text, call=lambda: float.fromhex(text))


def int_table():
    table = Table("int")
    rng = random.Random(3)
    texts = ["0", "1", "-1", "+5", " 42 ", "\t7\n", "00", "007", "1_000", "1__0", "_1", "1_", "-_1", "- 1", "", " ", "+", "0x", "0x1f", "0X1F", "0xg", "0o17", "0b101", "0b", "0b_1", "0x_1", "0x__1",
             "0_x1", "abc", "z", "Z9", "1.5", "1e5", "٣٤", "１２", "1\x00", "it's", "\u30005", "²", "9223372036854775807", "9223372036854775808", "-9223372036854775808", "-9223372036854775809",
             "999999999999999999", "1000000000000000000", "0_0", "00_1", "01", "-01", "0b2", "é" * 300, "x" * 300, "1" * 4300, "1" * 4301, "1" * 5000 + "x", "0" * 5000, "1_" * 4300 + "1", "-" + "9" * 4301,
             "1 2", "12\u0663", "\x1c1", "1\x1c", "0 ", "0x1 ", "f" * 100, "1\n2", "'", "\"'"]
    texts += [str(rng.randrange(-(10 ** rng.randrange(1, 60)), 10 ** rng.randrange(1, 60))) for _ in range(60)]
    for text in texts:
        for base in [10, 0, 16, 2, 8, 36, 7] if len(text) < 1000 else [10, 16]:
            table.row("parse", text, base, call=lambda: format(int(text, base), "x"))
    for base in [1, -1, 37, 100]:
        table.row("parse", "1", base, call=lambda: int("1", base))
    for data in [b"12", b" 5 ", b"\xff", b"abc", b"1_0", b"x" * 300]:
        table.row("parse_bytes", data, 10, call=lambda: format(int(data), "x"))
    for n in [0, -5, 10**18, 2**63, -(2**63) - 1, 10**50, 10**4299, 10**4300, 10**4300 - 1, -(10**4300) + 1, -(10**4300), 10**5000]:
        table.row("print", format(n, "x"), call=lambda: str(n))


def hash_table():
    table = Table("hash")
    rng = random.Random(4)
    for text in TEXTS + ["x" * n for n in range(1, 70)] + ["é" * n for n in range(1, 9)] + ["漢x" * n for n in range(1, 9)] + ["😀" * n for n in range(1, 9)]:
        table.row("str", text, call=lambda: hash(text))
        data = text.encode()
        table.row("bytes", data, call=lambda: hash(data))
    for _ in range(60):
        items = [rng.choice([rng.randrange(-5, 5), rng.randrange(-(2**62), 2**62)]) for _ in range(rng.randrange(0, 9))]
        table.row("tuple", ",".join(map(str, items)), call=lambda: hash(tuple(items)))
        table.row("frozenset", ",".join(map(str, set(items))), call=lambda: hash(frozenset(items)))
        a, b, c = (rng.randrange(-20, 20) for _ in range(3))
        table.row("slice", a, b, c, call=lambda: hash(slice(a, b, c)))
        if c:
            table.row("range", len(range(a, b, c)), a, c, call=lambda: hash(range(a, b, c)))
    table.row("none", call=lambda: hash(None))


def search_table():
    table = Table("search")
    texts = ["", "a", "abcabcabc", "aaaa", " a b  c ", "a,b,,c", ",a,", "one two  three", "\ta\x0bb\x0cc\x1cd\x85e\u2028f\u3000g", "a\nb\r\nc\rd\x0be\x0cf\x1cg\x1dh\x1ei\x85j\u2028k\u2029l",
             "\n", "\r\n", "a\n\nb\n", "\n\r", "éaéaé", "漢字漢字", "😀x😀", "xxhixx", "  pad  ", "\t\tx\ty\n\tz", "01\t012\t0123\t01234", "-42", "+7", "--1", "42", "-", "é\ta", "aXbXcX", "a\x1fb c", "\xa0x\xa0"]
    needles = ["", "a", "b", "abc", "aa", ",", "é", "漢字", "x", "字", "😀", " ", "X", "bc", "ab", "zz"]
    for t in texts:
        for n in needles:
            table.row("find", t, n, call=lambda: t.find(n))
            table.row("rfind", t, n, call=lambda: t.rfind(n))
            table.row("count", t, n, call=lambda: t.count(n))
            table.row("partition", t, n, call=lambda: t.partition(n))
            table.row("rpartition", t, n, call=lambda: t.rpartition(n))
            table.row("strip", t, n, call=lambda: t.strip(n))
            table.row("lstrip", t, n, call=lambda: t.lstrip(n))
            table.row("rstrip", t, n, call=lambda: t.rstrip(n))
            for limit in [-1, 0, 1, 2]:
                table.row("split", t, n, limit, call=lambda: t.split(n, limit))
                table.row("rsplit", t, n, limit, call=lambda: t.rsplit(n, limit))
                for new in ["", "zz"]:
                    table.row("replace", t, n, new, limit, call=lambda: t.replace(n, new, limit))
        for limit in [-1, 0, 1, 2, 5]:
            table.row("split_space", t, limit, call=lambda: t.split(None, limit))
            table.row("rsplit_space", t, limit, call=lambda: t.rsplit(None, limit))
        table.row("strip_space", t, call=lambda: [t.strip(), t.lstrip(), t.rstrip()])
        table.row("splitlines", t, call=lambda: t.splitlines())
        table.row("splitlines_keep", t, call=lambda: t.splitlines(True))
        for size in [-1, 0, 1, 4, 8]:
            table.row("expandtabs", t, size, call=lambda: t.expandtabs(size))
        for width in [0, 1, 4, 5, 6, 7, 10, 11]:
            for fill in " *é":
                table.row("center", t, width, fill, call=lambda: t.center(width, fill))
                table.row("ljust", t, width, fill, call=lambda: t.ljust(width, fill))
                table.row("rjust", t, width, fill, call=lambda: t.rjust(width, fill))
            table.row("zfill", t, width, call=lambda: t.zfill(width))


def format_spec_table():
    table = Table("format_spec")
    rng = random.Random(5)

    def row(kind, value, spec):
        shown = repr(value) if kind == "float" else str(value) if kind == "str" else format(value, "x")
        table.row(kind, shown, spec, call=lambda: format(value, spec))

    def random_spec():
        pick = lambda *choices: rng.choice(choices)
        align = pick("", "", "", "<", ">", "^", "=", "*<", "0>", "é^", "x=", "0=")
        return (align + pick("", "", "", "+", "-", " ") + pick("", "", "", "", "z") + pick("", "", "", "#") + pick("", "", "", "0")
                + pick("", "", "1", "5", "8", "10", "11", "12", "23") + pick("", "", "", ",", "_") + pick("", "", "", ".0", ".1", ".3", ".10")
                + pick("", "d", "e", "f", "g", "s", "x", "X", "o", "b", "c", "E", "F", "G", "%", "n", "y"))

    strs = ["", "a", "abc", "héllo", "漢字", "a" * 20]
    ints = [0, 1, -1, 7, 255, -255, 1234, -1234, 12345678, 123456, 65, 0x10FFFF, 0x110000, -(2**63), 2**64, 10**20, -(10**30), 233]
    floats = [float(f) for f in FLOATS]
    for _ in range(400):
        row("str", rng.choice(strs), random_spec())
    for _ in range(1500):
        row("int", rng.choice(ints), random_spec())
    for _ in range(2000):
        row("float", rng.choice(floats), random_spec())
    for spec in ["<", "^^5", "\u0665", "\u0661\u0660", "5\u0660d", "99999999999999999999", ".99999999999999999999f", ".", "5.", ",_", "_,", ",,", "ss", "5.2ff", "é", "\x01", "\x7f", "dz", "zd", "#s", "=5", " 5", "-5",
                 "{}", "z", "+", " ", "05", "00005", "<05", "^05", "*>05", "_b", "_x", "_o", ",x", ",n", "_n", ",c", ",s", "_s", ",\x01", ",é", "_X", "#_x", "#010_x", "#020_b", "020_b", "012,", "08,", "09,", "04,", "05,", "010,.2f", "011,.2f",
                 "=+10", "x<10", "010", "+010", "<010,", "0=10", "*=10,", "é=10", "1", "2147483648d", ".2147483648f", ".3000000000e", "c", "+c", "#c", "5c", "05c", "^5c", ".2c", "zc", ".5d", "zx", "N", "i", "u", "r", "a"]:
        for kind, value in [("str", "abc"), ("int", 65), ("int", -1234567), ("float", 1234.5), ("float", -0.0), ("float", float("inf")), ("float", float("nan"))]:
            if spec != "2147483648d":
                row(kind, value, spec)
    for x in floats[::2] + list(random_floats(rng, 25)):
        for spec in [".0f", ".1f", ".2f", ".3e", ".0e", ".3g", ".0g", ".17g", "g", "e", "f", "%", ".1%", "#.0f", "#g", "#.0e", "#", ".3", ".0", ".17", "#.3", "z.0f", "z.2e", "z.1g", "z", "n", "G", ".20f", ",.3f", "12.3f", "+.1f", " g"]:
            row("float", x, spec)
    for x in [1.0, 1 / 3, 5e-324, 1.7976931348623157e308, 123.456]:
        for spec in [".400f", ".1200f", ".1100e", ".1200e", ".1200g", "#.1200g", "#.400"]:
            row("float", x, spec)
    for n in ints:
        for spec in ["d", "b", "o", "x", "X", "#b", "#o", "#x", "#X", "c", "n", "e", "f", "g", "%", ",", "_", "_b", "_x", "010", "+", " ", "<8", "^9", ">10", "=12", "020,", "#020x", "#020_x", "020_b", "s", ""]:
            row("int", n, spec)
    row("int", 10**400, "f")
    row("int", 10**400, "d")
    row("int", 10**5000, "d")
    row("int", 10**5000, "x")


def format_method_table():
    """Fields are looked up in a way that shows how they were parsed."""
    table = Table("format_method")

    class Path:
        def __init__(self, path):
            self.path = path

        def __getattr__(self, name):
            return Path(f"{self.path}.{name}")

        def __getitem__(self, key):
            return Path(f"{self.path}[{key!r}]")

        def __str__(self):
            return f"<s {self.path}>"

        def __repr__(self):
            return f"<r {self.path}>"

        def __format__(self, spec):
            return f"<{self.path}:{spec}>"

    arguments = [Path(str(i)) for i in range(3)]
    keywords = {"a": Path("a"), "b": Path("b"), "é": Path("é"), "a b": Path("a b")}
    templates = ["", "abc", "{}", "{0}", "{}{}", "{1}{0}", "{0}{}", "{}{0}", "{a}", "{a}{}", "{a.b}", "{a[b]}", "{a[0]}", "{a[-1]}", "{0.x[y].z}", "{.x}", "{[k]}", "{0[a:b]}", "{0[a}b]}", "{0[!r]}", "{!r}", "{!s:>5}", "{!a}", "{!x}", "{!é}", "{!}", "{!r",
                 "{!", "{!r:", "{!rr}", "{:", "{", "}", "{{", "}}", "{{}}", "{{{}}}", "a{{b}}c", "{a", "{a}}", "}{", "{}}", "{{}", "{:{}}", "{:{}{}}", "{:{:{}}}", "{:{:{:{}}}}", "{:{a}}", "{0:{1}}", "{0:{}}", "{:{0}}", "{:a{}b}", "{:{!r}}", "{:}}", "{:{}", "{{a}:}", "{a{b}}",
                 "{[}", "{[]}", "{.}", "{a.}", "{a..b}", "{a[b}", "{a[b]c}", "{a[b].}", "{a[b][c]}", "{99999999999999999999}", "{a[99999999999999999999]}", "{\u0661}", "{0[\u0662]}", "{é}", "{é.ü}", "{a b}", "{ }", "{ 0}", "{0 }", "{00}", "{01}", "{-1}", "{+1}", "{1_0}", "{a!r:x}", "{a:x!r}", "{a:!r}",
                 "{:é}", "{:漢{a}字}", "x{}y{}z", "{{{a}", "{a}{{", "{}{{}}{}", "{:{{}}}", "{:}", "{a:}", "{0.a.b.c}", "{0[a][b]}", "{0.a[1].b}", "{:%Y-%m}", "{0!s}{1!r}{2!a}", "{!\x01}", "{!~}", "{!\x7f}", "a}b", "a{b", "{}{}{}{a}{b}", "{a!r!s}", "{a::}", "{a:}}}", "{a[{]}", "{a[[]}", "{a]}", "{]}"]
    for template in templates:
        table.row("format", template, call=lambda: template.format(*arguments, **keywords))


def percent_table():
    table = Table("percent")
    rng = random.Random(6)

    def random_field(conversions):
        return ("%" + "".join(rng.sample("-+ #0", rng.choice([0, 0, 1, 1, 2, 3]))) + rng.choice(["", "", "1", "5", "10", "12", "*"])
                + rng.choice(["", "", ".", ".0", ".2", ".5", ".12", ".*"]) + rng.choice(["", "", "", "l", "h"]) + rng.choice(conversions))

    def row(op, template, value, shown, stars):
        arguments = (*stars[: template.count("*")], value)
        stars_shown = " ".join(map(str, arguments[:-1]))
        table.row(op, template, stars_shown, shown, call=lambda: template % arguments)
        if template.isascii() and op != "str":
            data = template.encode()
            table.row("bytes_" + op, data, stars_shown, shown, call=lambda: data % arguments)
        elif op == "str" and template[-1] == "s":
            data = template.encode()
            table.row("bytes_str", data, stars_shown, value.encode(), call=lambda: data % (*arguments[:-1], value.encode()))

    ints = [0, 1, -1, 7, 255, -255, 1234567, 65, 2**64, -(10**25)]
    for _ in range(1200):
        n = rng.choice(ints)
        row("int", random_field("diuoxX"), n, format(n, "x"), [rng.choice([0, 3, 9, -9]), rng.choice([0, 3, -3])])
    for _ in range(1200):
        x = rng.choice([float(f) for f in FLOATS])
        row("float", random_field("eEfFgG"), x, repr(x), [rng.choice([0, 3, 9, -9]), rng.choice([0, 3, -3])])
    for _ in range(300):
        text = rng.choice(["", "a", "abc", "héllo", "漢字"])
        row("str", random_field("s"), text, text, [rng.choice([0, 3, 9, -9]), rng.choice([0, 3, -3])])
    for _ in range(100):
        code = rng.choice([65, 233, 0x6F22, 0x10FFFF, 0x110000, -1, 2**70])
        template = random_field("c")
        arguments = [5, 2][: template.count("*")]
        table.row("char", template, " ".join(map(str, arguments)), format(code, "x"), call=lambda: template % (*arguments, code))

    class Keys:
        """Shows the keys that were asked for."""

        def __getitem__(self, key):
            return f"<{key if isinstance(key, str) else key.decode()}>"

        def __str__(self):
            return "<all>"

    for template in ["", "abc", "%%", "a%%b", "%(a)s", "%(a)s%(b)s", "x%(a(b)c)sy", "%(é)s", "%()s", "%(a", "%(a)", "%", "%5", "%.", "%-", "%5.3", "%l", "%y", "%é", "é%y", "%\x01", "%\x7f", "%99999999999999999999d", "%.99999999999999999999d",
                     "%.3000000000d", "%.2147483647s|", "%9223372036854775808s", "%5%", "%(a)%", "%l%", "%ll", "%hs", "%(a)s%", "%%%(a)s%%", "%(%)s", "100%", "%(a)ss", "%z"]:
        table.row("pieces", template, call=lambda: template % Keys())
    for template in ["%y", "%5%", "%(a)s%", "%(a", "%.3000000000d", "%99999999999999999999d", "a%%b", "%(a b)s"]:
        class ByteKeys(Keys):
            def __getitem__(self, key):
                return super().__getitem__(key).encode()
        data = template.encode()
        table.row("bytes_pieces", data, call=lambda: data % ByteKeys())


def bytes_table():
    table = Table("bytes")
    texts = [b"", b"a", b"abcabc", b"aaaa", b" a b  c ", b"a,b,,c", b",a,", b"\ta\x0bb\x0cc\x1cd\x85e", b"a\nb\r\nc\rd\x0be", b"\r\n", b"\n\r", b"\xff\xfe\xff", b"xxhixx", b"\t\tx\ty\n\tz", b"01\t012\t0123", b"-42", b"+7", b"--1",
             b"Hello World", b"they're Bill's", b"ABC", b"abc1", b"A1b", b"12", b"  ", b"a.B", b"AbC dE", b"\xe9a", b"@[`{"]
    needles = [b"", b"a", b"b", b"abc", b"aa", b",", b"\xff", b"x", b" ", b"zz"]
    questions = "isalpha isalnum isdigit isspace islower isupper istitle".split()
    for t in texts:
        for n in needles:
            for name in ["find", "rfind", "count", "partition", "rpartition", "strip", "lstrip", "rstrip"]:
                table.row(name, t, n, call=lambda: getattr(t, name)(n))
            for limit in [-1, 0, 1, 2]:
                table.row("split", t, n, limit, call=lambda: t.split(n, limit))
                table.row("rsplit", t, n, limit, call=lambda: t.rsplit(n, limit))
                for new in [b"", b"zz"]:
                    table.row("replace", t, n, new, limit, call=lambda: t.replace(n, new, limit))
        for limit in [-1, 0, 1, 2]:
            table.row("split_space", t, limit, call=lambda: t.split(None, limit))
            table.row("rsplit_space", t, limit, call=lambda: t.rsplit(None, limit))
        table.row("strip_space", t, call=lambda: [t.strip(), t.lstrip(), t.rstrip()])
        table.row("splitlines", t, call=lambda: t.splitlines())
        table.row("splitlines_keep", t, call=lambda: t.splitlines(True))
        table.row("questions", t, call=lambda: "".join("01"[getattr(t, q)()] for q in questions))
        for name in ["lower", "upper", "title", "capitalize", "swapcase"]:
            table.row(name, t, call=lambda: getattr(t, name)())
        for size in [-1, 0, 1, 4, 8]:
            table.row("expandtabs", t, size, call=lambda: t.expandtabs(size))
        for width in [0, 1, 5, 6, 7, 10]:
            table.row("zfill", t, width, call=lambda: t.zfill(width))
            for name in ["center", "ljust", "rjust"]:
                table.row(name, t, width, "*", call=lambda: getattr(t, name)(width, b"*"))
        table.row("hex", t, call=lambda: t.hex())
        for group in [-3, -2, -1, 0, 1, 2, 3, 100]:
            table.row("hex_groups", t, group, call=lambda: t.hex("-", group))
    for text in ["", "00ff", "DE AD", " de ad ", "d", "de a", "de a d", "xx", "0x", "é", "0é", "zé", "0 0", "12\n34", "12\x1c34", "a b", "deadbeef", "漢"]:
        table.row("fromhex", text, call=lambda: bytes.fromhex(text))


def encode_table():
    table = Table("encode")
    encodings = ["utf-8", "UTF8", "utf-8-sig", "ascii", "US-ASCII", "latin-1", "ISO-8859-1", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be", "nonsense", "L1", "utf_8", " utf 8"]
    handlers = ["strict", "ignore", "replace", "backslashreplace", "xmlcharrefreplace", "nonsense"]
    for text in ["", "abc", "é", "aéb", "漢字x", "😀", "a😀é", "\u0100\u0101z\u0102", "ÿĀ"]:
        for encoding in encodings:
            for errors in handlers:
                table.row("encode", text, encoding, errors, call=lambda: text.encode(encoding, errors))
    datas = [b"", b"abc", b"\xff", b"a\x80b", b"\xc3\xa9", b"\xc3", b"\xc3(", b"\xe2\x82", b"\xe2\x82(", b"\xe2(\xa1", b"\xf0\x9f\x98", b"\xf0\x9f\x98\x80", b"\xf0\x9f(", b"\xf0(\x8c\xbc", b"\xed\xa0\x80", b"\xc0\x80", b"\xf5\x80", b"\xe0\x80\x80", b"\xe0\xa0",
             b"\xf4\x90\x80\x80", b"ab\xe9cd\xffef", b"\xef\xbb\xbfabc", b"\xef\xbb", b"\xff\xfea\x00", b"\xfe\xff\x00a", b"a\x00b\x00", b"a\x00b", b"\x00\xd8", b"\x00\xd8a\x00", b"\x00\xdca\x00", b"=\xd8\x00\xde", b"\xd8=\xde\x00", b"\x00\xd8\x00", b"\x00\xd8\x00\xd8b\x00",
             b"\xff\xfe\x00\x00a\x00\x00\x00", b"\x00\x00\xfe\xff\x00\x00\x00a", b"a\x00\x00\x00b", b"\x00\xd8\x00\x00", b"\x00\x00\x11\x00", b"\x00\x00\xd8\x00", b"\xff\xfe", b"\xff\xfe\x00", b"\xc3\xa9\xff\xc3", b"\xe4\xb8", b"\xe4\xb8\xe4\xb8\xad"]
    for data in datas:
        for encoding in encodings:
            if not data and encoding == "nonsense":
                continue  # CPython answers before it looks for the encoding
            for errors in handlers:
                table.row("decode", data, encoding, errors, call=lambda: data.decode(encoding, errors))


def random_table():
    table = Table("random")
    seeds = [0, 1, -1, 42, 2**32, 2**64 + 7, -(10**50), 10**700, "", "a", "hello", "héllo", "x" * 200]
    for seed in seeds:
        kind = "int" if isinstance(seed, int) else "str"
        shown = format(seed, "x") if kind == "int" else seed
        r = random.Random(seed)
        table.row(kind, shown, "random", call=lambda: [r.random() for _ in range(5)])
        table.row(kind, shown, "bits", call=lambda: [r.getrandbits(k) for k in (0, 1, 5, 31, 32, 33, 53, 64, 65, 100, 128, 1000)])
        table.row(kind, shown, "state", call=lambda: [sum(w * (i + 1) for i, w in enumerate(r.getstate()[1][:-1])), r.getstate()[1][-1]])
        table.row(kind, shown, "later", call=lambda: [r.random() for _ in range(2000)][-3:])


for make in [chars_table, float_table, int_table, hash_table, search_table, format_spec_table, format_method_table, percent_table, bytes_table, encode_table, random_table]:
    make()
