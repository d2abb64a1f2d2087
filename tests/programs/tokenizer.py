"""A tokenizer for a Python-like language: indentation, numbers, strings, operators, error positions; and a printer."""

KEYWORDS = {"def", "return", "if", "else", "while", "for", "in", "and", "or", "not", "pass", "class"}
OPERATORS = sorted(
    "+ - * / // % ** @ << >> & | ^ ~ < > <= >= == != = += -= *= /= //= -> ( ) [ ] { } , : ; .".split(), key=len, reverse=True
)
OPENING = {"(": ")", "[": "]", "{": "}"}
ESCAPES = {"n": "\n", "t": "\t", "\\": "\\", "'": "'", '"': '"'}


class Token:
    __slots__ = ("kind", "text", "line", "column")

    def __init__(self, kind, text, line, column):
        self.kind, self.text, self.line, self.column = kind, text, line, column

    def __repr__(self):
        return f"{self.kind}({self.text!r})" if self.text else self.kind

    def __eq__(self, other):
        return (self.kind, self.text) == (other.kind, other.text)


class TokenError(SyntaxError):
    def __init__(self, message, line, column, source_line):
        super().__init__(message)
        self.where = (line, column)
        self.picture = f"{source_line.rstrip()}\n{' ' * column}^"


class Tokenizer:
    def __init__(self, source):
        self.lines = source.splitlines(keepends=True)
        self.line = 0
        self.column = 0
        self.indents = [0]
        self.brackets = []

    def fail(self, message, column=None):
        column = self.column if column is None else column
        text = self.lines[self.line] if self.line < len(self.lines) else ""
        raise TokenError(message, self.line + 1, column, text)

    def token(self, kind, text):
        return Token(kind, text, self.line + 1, self.column)

    def __iter__(self):
        while self.line < len(self.lines):
            self.column = 0
            text = self.lines[self.line]
            stripped = text.strip()
            if not self.brackets:
                if not stripped or stripped.startswith("#"):
                    self.line += 1
                    continue
                yield from self.indentation(text)
            yield from self.content(text)
            if not self.brackets:
                yield self.token("NEWLINE", "")
            self.line += 1
        if self.brackets:
            _, self.line, column = self.brackets[-1]
            self.fail(f"{self.brackets[-1][0]!r} was never closed", column)
        while len(self.indents) > 1:
            self.indents.pop()
            yield self.token("DEDENT", "")
        yield self.token("END", "")

    def indentation(self, text):
        width = len(text) - len(text.lstrip(" "))
        self.column = width
        if width > self.indents[-1]:
            self.indents.append(width)
            yield self.token("INDENT", "")
        while width < self.indents[-1]:
            self.indents.pop()
            yield self.token("DEDENT", "")
        if width != self.indents[-1]:
            self.fail("unindent does not match any outer level")

    def content(self, text):
        while self.column < len(text):
            ch = text[self.column]
            if ch in " \t\r\n":
                self.column += 1
            elif ch == "#":
                return
            elif ch.isalpha() or ch == "_":
                word = self.span(text, lambda c: c.isalnum() or c == "_")
                yield self.emit("KEYWORD" if word in KEYWORDS else "NAME", word)
            elif ch.isdigit():
                yield self.number(text)
            elif ch in "\"'":
                yield self.string(text, ch)
            else:
                yield self.operator(text)

    def span(self, text, test):
        end = self.column
        while end < len(text) and test(text[end]):
            end += 1
        return text[self.column : end]

    def emit(self, kind, raw, text=None):
        token = self.token(kind, raw if text is None else text)
        self.column += len(raw)
        return token

    def number(self, text):
        raw = self.span(text, lambda c: c.isalnum() or c in "._")
        try:
            value = int(raw, 0) if "." not in raw else float(raw)
        except ValueError:
            self.fail(f"invalid number {raw}")
        return self.emit("NUMBER", raw, str(value))

    def string(self, text, quote):
        out, i = [], self.column + 1
        while i < len(text) and text[i] != quote:
            if text[i] == "\n":
                break
            if text[i] == "\\":
                i += 1
                if text[i] not in ESCAPES:
                    self.fail(f"unknown escape \\{text[i]}", i - 1)
                out.append(ESCAPES[text[i]])
            else:
                out.append(text[i])
            i += 1
        else:
            if i < len(text):
                return self.emit("STRING", text[self.column : i + 1], "".join(out))
        self.fail("unterminated string")

    def operator(self, text):
        for op in OPERATORS:
            if text.startswith(op, self.column):
                if op in OPENING:
                    self.brackets.append((op, self.line, self.column))
                elif op in OPENING.values():
                    if not self.brackets:
                        self.fail(f"unmatched {op!r}")
                    opened, line, _ = self.brackets.pop()
                    if OPENING[opened] != op:
                        self.fail(f"{op!r} does not match {opened!r} of line {line + 1}")
                return self.emit("OP", op)
        self.fail(f"unexpected character {text[self.column]!r}")


def untokenize(tokens):
    """Source text with normal indentation that has the same tokens."""
    out, level, fresh = [], 0, True
    for t in tokens:
        if t.kind == "INDENT":
            level += 1
        elif t.kind == "DEDENT":
            level -= 1
        elif t.kind == "NEWLINE":
            out.append("\n")
            fresh = True
        elif t.kind != "END":
            out.append("    " * level if fresh else " ")
            out.append(repr(t.text) if t.kind == "STRING" else t.text)
            fresh = False
    return "".join(out)


SAMPLE = '''
# A comment first
def area(w, h=0x10):
  if w >= h and not h:   # compare
      return w ** 2 // 3
  else:
      x = [1, 2.50,
        'it\\'s', "tab\\t"]

  return w * h
print(area(3), 1_000, -x)
'''

BROKEN = ["x = 'abc", "if x:\n    y\n  z", "(1, 2]", "f(1,\n  2", "a ? b", "x = 12ab", "s = '\\q'", ")", "x = '", "0b12"]


def main():
    tokens = list(Tokenizer(SAMPLE))
    for t in tokens:
        print(f"{t.line:>3}:{t.column:<3} {t}")
    printed = untokenize(tokens)
    print(printed)
    print(list(Tokenizer(printed)) == tokens, len(tokens), sum(t.kind == "NAME" for t in tokens))
    for source in BROKEN:
        try:
            list(Tokenizer(source))
            print("accepted", repr(source))
        except TokenError as e:
            print(f"{e.where}: {e}\n{e.picture}")


if __name__ == "__main__":
    main()
