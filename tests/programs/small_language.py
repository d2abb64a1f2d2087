"""An interpreter for a small language: lexer, recursive-descent parser, tree-walking evaluator with closures."""

KEYWORDS = {"let", "fn", "if", "else", "while", "return", "print", "true", "false", "nil", "and", "or", "not"}
TWO_CHAR = {"==", "!=", "<=", ">="}


class LangError(Exception):
    def __init__(self, message, line):
        super().__init__(f"line {line}: {message}")
        self.line = line


class Token:
    __slots__ = ("kind", "text", "line")

    def __init__(self, kind, text, line):
        self.kind, self.text, self.line = kind, text, line

    def __repr__(self):
        return f"{self.kind}:{self.text}"


def tokenize(source):
    i, line = 0, 1
    while i < len(source):
        ch = source[i]
        if ch == "\n":
            line += 1
            i += 1
        elif ch.isspace():
            i += 1
        elif ch == "#":
            while i < len(source) and source[i] != "\n":
                i += 1
        elif ch.isdigit():
            start = i
            while i < len(source) and (source[i].isdigit() or source[i] == "."):
                i += 1
            yield Token("number", source[start:i], line)
        elif ch.isalpha() or ch == "_":
            start = i
            while i < len(source) and (source[i].isalnum() or source[i] == "_"):
                i += 1
            word = source[start:i]
            yield Token("keyword" if word in KEYWORDS else "name", word, line)
        elif ch == '"':
            end = source.find('"', i + 1)
            if end < 0:
                raise LangError("unterminated string", line)
            yield Token("string", source[i + 1:end], line)
            i = end + 1
        elif source[i:i + 2] in TWO_CHAR:
            yield Token("op", source[i:i + 2], line)
            i += 2
        elif ch in "+-*/%<>=(){}[],;":
            yield Token("op", ch, line)
            i += 1
        else:
            raise LangError(f"unexpected character {ch!r}", line)
    yield Token("end", "", line)


class Parser:
    LEVELS = [("or",), ("and",), ("==", "!="), ("<", "<=", ">", ">="), ("+", "-"), ("*", "/", "%")]

    def __init__(self, source):
        self.tokens = list(tokenize(source))
        self.pos = 0

    @property
    def current(self):
        return self.tokens[self.pos]

    def accept(self, *texts):
        if self.current.text in texts and self.current.kind in ("op", "keyword"):
            self.pos += 1
            return self.tokens[self.pos - 1]
        return None

    def expect(self, text):
        token = self.accept(text)
        if token is None:
            raise LangError(f"expected {text!r}, found {self.current.text or 'end'!r}", self.current.line)
        return token

    def name(self):
        if self.current.kind != "name":
            raise LangError(f"expected a name, found {self.current.text!r}", self.current.line)
        self.pos += 1
        return self.tokens[self.pos - 1].text

    def program(self):
        body = []
        while self.current.kind != "end":
            body.append(self.statement())
        return ("block", body)

    def block(self):
        self.expect("{")
        body = []
        while not self.accept("}"):
            body.append(self.statement())
        return ("block", body)

    def statement(self):
        if self.accept("let"):
            name = self.name()
            self.expect("=")
            value = self.expression()
            self.expect(";")
            return ("let", name, value)
        if self.accept("print"):
            values = [self.expression()]
            while self.accept(","):
                values.append(self.expression())
            self.expect(";")
            return ("print", values)
        if self.accept("if"):
            test, then = self.expression(), self.block()
            other = None
            if self.accept("else"):
                other = self.statement() if self.current.text == "if" else self.block()
            return ("if", test, then, other)
        if self.accept("while"):
            return ("while", self.expression(), self.block())
        if self.accept("return"):
            value = ("literal", None) if self.current.text == ";" else self.expression()
            self.expect(";")
            return ("return", value)
        target = self.expression()
        if token := self.accept("="):
            value = self.expression()
            self.expect(";")
            if target[0] == "name":
                return ("assign", target[1], value, token.line)
            if target[0] == "index":
                return ("store", target[1], target[2], value)
            raise LangError("cannot assign to this", token.line)
        self.expect(";")
        return ("expr", target)

    def expression(self, level=0):
        if level == len(self.LEVELS):
            return self.unary()
        left = self.expression(level + 1)
        while token := self.accept(*self.LEVELS[level]):
            right = self.expression(level + 1)
            kind = "logic" if token.text in ("and", "or") else "binary"
            left = (kind, token.text, left, right, token.line)
        return left

    def unary(self):
        if token := self.accept("-", "not"):
            return ("unary", token.text, self.unary())
        return self.postfix()

    def postfix(self):
        value = self.primary()
        while token := self.accept("(", "["):
            if token.text == "(":
                args = self.arguments(")")
                value = ("call", value, args, token.line)
            else:
                index = self.expression()
                self.expect("]")
                value = ("index", value, index)
        return value

    def arguments(self, closing):
        args = []
        if not self.accept(closing):
            args.append(self.expression())
            while self.accept(","):
                args.append(self.expression())
            self.expect(closing)
        return args

    def primary(self):
        token = self.current
        self.pos += 1
        kind = token.kind
        if kind == "number":
            return ("literal", float(token.text) if "." in token.text else int(token.text))
        if kind == "string":
            return ("literal", token.text)
        if kind == "name":
            return ("name", token.text, token.line)
        if token.text in ("true", "false", "nil"):
            return ("literal", {"true": True, "false": False, "nil": None}[token.text])
        if token.text == "(":
            value = self.expression()
            self.expect(")")
            return value
        if token.text == "[":
            return ("list", self.arguments("]"))
        if token.text == "fn":
            self.expect("(")
            params = []
            if not self.accept(")"):
                params.append(self.name())
                while self.accept(","):
                    params.append(self.name())
                self.expect(")")
            return ("fn", params, self.block())
        raise LangError(f"unexpected {token.text or 'end'!r}", token.line)


class Scope:
    def __init__(self, parent=None):
        self.names, self.parent = {}, parent

    def find(self, name, line):
        scope = self
        while scope is not None:
            if name in scope.names:
                return scope.names
            scope = scope.parent
        raise LangError(f"unknown name {name}", line)


class Return(Exception):
    def __init__(self, value):
        self.value = value


class Function:
    def __init__(self, params, body, scope):
        self.params, self.body, self.scope = params, body, scope


OPERATORS = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
    "/": lambda a, b: a / b,
    "%": lambda a, b: a % b,
    "<": lambda a, b: a < b,
    "<=": lambda a, b: a <= b,
    ">": lambda a, b: a > b,
    ">=": lambda a, b: a >= b,
    "==": lambda a, b: a == b,
    "!=": lambda a, b: a != b,
}


class Evaluator:
    def __init__(self):
        self.globals = Scope()
        self.globals.names.update(len=len, str=str, push=lambda xs, x: xs.append(x))
        self.steps = 0

    def run(self, source):
        try:
            self.exec(Parser(source).program(), self.globals)
        except LangError as e:
            print("error:", e)
        except Return as r:
            print("returned", r.value)

    def exec(self, node, scope):
        self.steps += 1
        getattr(self, "exec_" + node[0])(node, scope)

    def exec_block(self, node, scope):
        for statement in node[1]:
            self.exec(statement, scope)

    def exec_let(self, node, scope):
        scope.names[node[1]] = self.eval(node[2], scope)

    def exec_assign(self, node, scope):
        scope.find(node[1], node[3])[node[1]] = self.eval(node[2], scope)

    def exec_store(self, node, scope):
        self.eval(node[1], scope)[self.eval(node[2], scope)] = self.eval(node[3], scope)

    def exec_print(self, node, scope):
        print(*[self.show(self.eval(v, scope)) for v in node[1]])

    def exec_if(self, node, scope):
        if self.eval(node[1], scope):
            self.exec(node[2], Scope(scope))
        elif node[3] is not None:
            self.exec(node[3], Scope(scope))

    def exec_while(self, node, scope):
        while self.eval(node[1], scope):
            self.exec(node[2], Scope(scope))

    def exec_return(self, node, scope):
        raise Return(self.eval(node[1], scope))

    def exec_expr(self, node, scope):
        self.eval(node[1], scope)

    def eval(self, node, scope):
        self.steps += 1
        kind = node[0]
        if kind == "literal":
            return node[1]
        if kind == "name":
            return scope.find(node[1], node[2])[node[1]]
        if kind == "binary":
            _, op, left, right, line = node
            try:
                return OPERATORS[op](self.eval(left, scope), self.eval(right, scope))
            except (TypeError, ZeroDivisionError) as e:
                raise LangError(f"{op}: {e}", line) from e
        if kind == "logic":
            left = self.eval(node[2], scope)
            if node[1] == "and":
                return self.eval(node[3], scope) if left else left
            return left if left else self.eval(node[3], scope)
        if kind == "unary":
            value = self.eval(node[2], scope)
            return -value if node[1] == "-" else not value
        if kind == "list":
            return [self.eval(v, scope) for v in node[1]]
        if kind == "index":
            return self.eval(node[1], scope)[self.eval(node[2], scope)]
        if kind == "fn":
            return Function(node[1], node[2], scope)
        return self.call(node, scope)

    def call(self, node, scope):
        _, callee, args, line = node
        function = self.eval(callee, scope)
        values = [self.eval(a, scope) for a in args]
        if not isinstance(function, Function):
            if not callable(function):
                raise LangError(f"{self.show(function)} cannot be called", line)
            return function(*values)
        if len(values) != len(function.params):
            raise LangError(f"expected {len(function.params)} arguments, got {len(values)}", line)
        local = Scope(function.scope)
        local.names.update(zip(function.params, values))
        try:
            self.exec(function.body, local)
        except Return as r:
            return r.value
        return None

    def show(self, value):
        if value is None:
            return "nil"
        if isinstance(value, bool):
            return str(value).lower()
        if isinstance(value, list):
            return "[" + ", ".join(self.show(v) for v in value) + "]"
        if isinstance(value, Function):
            return f"<fn({', '.join(value.params)})>"
        return str(value)


PROGRAMS = [
    """
    let fib = fn(n) { if n < 2 { return n; } return fib(n - 1) + fib(n - 2); };
    print "fib", fib(15);
    let counter = fn() { let n = 0; return fn() { n = n + 1; return n; }; };
    let a = counter(); let b = counter();
    print a(), a(), b(), counter;
    """,
    """
    # a sieve
    let n = 50; let flags = []; let i = 0;
    while i <= n { push(flags, i > 1); i = i + 1; }
    i = 2;
    while i * i <= n {
        if flags[i] { let j = i * i; while j <= n { flags[j] = false; j = j + i; } }
        i = i + 1;
    }
    let primes = []; i = 0;
    while i <= n { if flags[i] { push(primes, i); } i = i + 1; }
    print primes, len(primes);
    """,
    """
    let map = fn(f, xs) { let out = []; let i = 0;
        while i < len(xs) { push(out, f(xs[i])); i = i + 1; } return out; };
    print map(fn(x) { return x * x; }, [1, 2, 3.5]), not true or nil == nil, -(2 + 3) * 4 % 7;
    let describe = fn(x) { if x < 0 { return "negative"; } else if x == 0 { return "zero"; } else { return "positive"; } };
    print map(describe, [-5, 0, 5]);
    """,
    'print 1 +\n"a";',
    "let x = 5;\nlet y = ;",
    "print unknown;",
    'print "never closed;',
    "let f = fn(a, b) { return a; };\nprint f(1);",
    "print 10 / 0;",
    "5 = 6;",
    "print 1 $ 2;",
    "nil();",
    "let a = [1, 2]; a[0] = [3]; print a; return a[0];",
]


def main():
    evaluator = Evaluator()
    for i, source in enumerate(PROGRAMS, 1):
        print(f"-- program {i}")
        evaluator.run(source)
    print("steps:", evaluator.steps)


if __name__ == "__main__":
    main()
