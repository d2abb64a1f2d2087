"""A JSON parser and writer, with positions in its error messages."""

ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", '"': '"', "\\": "\\", "/": "/"}
WRITE_ESCAPES = {v: "\\" + k for k, v in ESCAPES.items() if k != "/"}


class JSONError(ValueError):
    def __init__(self, message, text, pos):
        line = text.count("\n", 0, pos) + 1
        column = pos - (text.rfind("\n", 0, pos) + 1) + 1
        super().__init__(f"{message} at line {line} column {column}")
        self.pos = pos


class Parser:
    def __init__(self, text):
        self.text = text
        self.pos = 0
        self.depth = 0

    def parse(self):
        value = self.value()
        self.skip()
        if self.pos < len(self.text):
            self.fail("extra data")
        return value

    def fail(self, message):
        raise JSONError(message, self.text, self.pos)

    def skip(self):
        while self.pos < len(self.text) and self.text[self.pos] in " \t\r\n":
            self.pos += 1

    def peek(self):
        self.skip()
        return self.text[self.pos] if self.pos < len(self.text) else ""

    def expect(self, ch):
        if self.peek() != ch:
            self.fail(f"expected {ch!r}")
        self.pos += 1

    def value(self):
        ch = self.peek()
        if ch == "{":
            return self.object()
        if ch == "[":
            return self.array()
        if ch == '"':
            return self.string()
        if ch and (ch.isdigit() or ch == "-"):
            return self.number()
        for word, value in (("true", True), ("false", False), ("null", None)):
            if self.text.startswith(word, self.pos):
                self.pos += len(word)
                return value
        self.fail("expected a value")

    def object(self):
        result = {}
        self.expect("{")
        if self.peek() == "}":
            self.pos += 1
            return result
        while True:
            if self.peek() != '"':
                self.fail("expected a key")
            key = self.string()
            self.expect(":")
            result[key] = self.value()
            if self.peek() != ",":
                break
            self.pos += 1
        self.expect("}")
        return result

    def array(self):
        result = []
        self.expect("[")
        if self.peek() == "]":
            self.pos += 1
            return result
        while True:
            result.append(self.value())
            if self.peek() != ",":
                break
            self.pos += 1
        self.expect("]")
        return result

    def string(self):
        self.expect('"')
        parts = []
        while True:
            if self.pos >= len(self.text):
                self.fail("unterminated string")
            ch = self.text[self.pos]
            self.pos += 1
            if ch == '"':
                return "".join(parts)
            if ch == "\\":
                parts.append(self.escape())
            elif ch < " ":
                self.pos -= 1
                self.fail("control character in string")
            else:
                parts.append(ch)

    def escape(self):
        ch = self.text[self.pos : self.pos + 1]
        self.pos += 1
        if ch in ESCAPES and ch:
            return ESCAPES[ch]
        if ch != "u":
            self.pos -= 1
            self.fail(f"bad escape {ch!r}")
        code = self.hex4()
        if 0xD800 <= code < 0xDC00 and self.text.startswith("\\u", self.pos):
            self.pos += 2
            code = 0x10000 + ((code - 0xD800) << 10) + (self.hex4() - 0xDC00)
        return chr(code)

    def hex4(self):
        digits = self.text[self.pos : self.pos + 4]
        try:
            code = int(digits, 16)
        except ValueError:
            self.fail(f"bad unicode escape {digits!r}")
        self.pos += 4
        return code

    def number(self):
        start = self.pos
        if self.text[self.pos] == "-":
            self.pos += 1
        self.digits()
        kind = int
        if self.text[self.pos : self.pos + 1] == ".":
            kind = float
            self.pos += 1
            self.digits()
        if self.text[self.pos : self.pos + 1] in ("e", "E"):
            kind = float
            self.pos += 1
            if self.text[self.pos : self.pos + 1] in ("+", "-"):
                self.pos += 1
            self.digits()
        return kind(self.text[start : self.pos])

    def digits(self):
        start = self.pos
        while self.pos < len(self.text) and self.text[self.pos].isdigit():
            self.pos += 1
        if start == self.pos:
            self.fail("expected digits")


def quote(text):
    out = ['"']
    for ch in text:
        if ch in WRITE_ESCAPES:
            out.append(WRITE_ESCAPES[ch])
        elif ch < " ":
            out.append(f"\\u{ord(ch):04x}")
        else:
            out.append(ch)
    return "".join(out) + '"'


def dump(value, indent=None, level=0):
    if value is None or value is True or value is False:
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, str):
        return quote(value)
    if isinstance(value, (int, float)):
        return repr(value)
    if isinstance(value, dict):
        items = [f"{quote(k)}: {dump(v, indent, level + 1)}" for k, v in value.items()]
        brackets = "{}"
    elif isinstance(value, (list, tuple)):
        items = [dump(v, indent, level + 1) for v in value]
        brackets = "[]"
    else:
        raise TypeError(f"cannot write {type(value).__name__}")
    if indent is None or not items:
        return brackets[0] + ", ".join(items) + brackets[1]
    pad = "\n" + " " * indent * (level + 1)
    return brackets[0] + pad + ("," + pad).join(items) + "\n" + " " * indent * level + brackets[1]


DOCUMENT = r"""
{
  "name": "minipy",  "tags": ["small", "threaded", "\u00e9t\u00e9", "tab\there", "\ud83d\ude00"],
  "numbers": [0, -1, 3.25, 1e3, -2.5E-2, 12345678901234567890],
  "nested": {"empty": {}, "list": [], "deep": [[[[1]]]]},
  "flags": [true, false, null], "quote": "say \"hi\" \\ \/"
}
"""

BROKEN = ["", "{", "[1, 2", '{"a" 1}', '{"a": 1,}', "[1 2]", "tru", '"abc', '"\\x"', "-", "1.", "1e", "[1] 2", '{1: 2}', '"\\u12g4"', "nul", '"a\nb"', "[\n1,\n  ?]"]


def main():
    value = Parser(DOCUMENT).parse()
    print(value)
    print(dump(value))
    print(dump(value, indent=2))
    print(Parser(dump(value)).parse() == value, Parser(dump(value, 4)).parse() == value)
    for text in BROKEN:
        try:
            print(repr(text), "->", Parser(text).parse())
        except JSONError as e:
            print(f"{text!r:<14} {e}")
    try:
        dump({"s": {1, 2}})
    except TypeError as e:
        print(e)
    big = [{"id": i, "name": f"item {i}", "ok": i % 3 == 0, "parts": list(range(i % 5))} for i in range(200)]
    text = dump(big)
    print(len(text), Parser(text).parse() == big)


if __name__ == "__main__":
    main()
