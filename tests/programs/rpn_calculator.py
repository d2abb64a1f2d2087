"""A calculator: infix to reverse Polish notation by the shunting-yard algorithm, and a stack machine for it."""
import math

BINARY = {
    "+": (1, "left", lambda a, b: a + b),
    "-": (1, "left", lambda a, b: a - b),
    "*": (2, "left", lambda a, b: a * b),
    "/": (2, "left", lambda a, b: a / b),
    "//": (2, "left", lambda a, b: a // b),
    "%": (2, "left", lambda a, b: a % b),
    "^": (4, "right", lambda a, b: a ** b),
}
NEGATE = "neg"
FUNCTIONS = {
    "sqrt": (1, math.sqrt),
    "max": (2, max),
    "min": (2, min),
    "fact": (1, math.factorial),
    "round": (2, lambda x, n: round(x, int(n))),
    "hypot": (2, math.hypot),
}
CONSTANTS = {"pi": math.pi, "e": math.e}


class CalcError(Exception):
    pass


def scan(text):
    i = 0
    while i < len(text):
        ch = text[i]
        if ch.isspace():
            i += 1
        elif ch.isdigit() or ch == ".":
            j = i
            while j < len(text) and (text[j].isdigit() or text[j] in "._"):
                j += 1
            try:
                yield "number", float(text[i:j]) if "." in text[i:j] else int(text[i:j])
            except ValueError as e:
                raise CalcError(f"bad number {text[i:j]!r}") from e
            i = j
        elif ch.isalpha():
            j = i
            while j < len(text) and text[j].isalnum():
                j += 1
            yield "name", text[i:j]
            i = j
        elif text[i : i + 2] == "//":
            yield "op", "//"
            i += 2
        elif ch in BINARY or ch in "(),=":
            yield "op", ch
            i += 1
        else:
            raise CalcError(f"unexpected {ch!r} at {i}")


def to_rpn(text):
    output, stack = [], []
    operand_next = True
    for kind, value in scan(text):
        if kind == "number":
            if not operand_next:
                raise CalcError(f"operator expected before {value}")
            output.append(value)
            operand_next = False
        elif kind == "name":
            if not operand_next:
                raise CalcError(f"operator expected before {value}")
            if value in FUNCTIONS:
                stack.append(value)
            else:
                output.append(value)
                operand_next = False
        elif value == "(":
            stack.append(value)
            operand_next = True
        elif value in "),":
            while stack and stack[-1] != "(":
                output.append(stack.pop())
            if not stack:
                raise CalcError(f"unbalanced {value!r}")
            if value == ")":
                stack.pop()
                if stack and stack[-1] in FUNCTIONS:
                    output.append(stack.pop())
            operand_next = value == ","
        elif operand_next:
            if value not in "+-":
                raise CalcError(f"operand expected, found {value!r}")
            if value == "-":
                stack.append(NEGATE)
        else:
            level, side, _ = BINARY[value]
            while stack and stack[-1] != "(":
                top = 3 if stack[-1] == NEGATE else BINARY[stack[-1]][0] if stack[-1] in BINARY else 9
                if top < level or (top == level and side == "right"):
                    break
                output.append(stack.pop())
            stack.append(value)
            operand_next = True
    if operand_next:
        raise CalcError("operand expected at the end")
    while stack:
        if stack[-1] == "(":
            raise CalcError("unbalanced '('")
        output.append(stack.pop())
    return output


class Machine:
    def __init__(self):
        self.variables = dict(CONSTANTS)

    def run(self, code):
        stack = []
        for item in code:
            if isinstance(item, (int, float)):
                stack.append(item)
            elif item == NEGATE:
                stack.append(-stack.pop())
            elif item in BINARY:
                b, a = stack.pop(), stack.pop()
                try:
                    stack.append(BINARY[item][2](a, b))
                except (ZeroDivisionError, OverflowError) as e:
                    raise CalcError(str(e)) from e
            elif item in FUNCTIONS:
                arity, function = FUNCTIONS[item]
                if len(stack) < arity:
                    raise CalcError(f"{item} needs {arity} arguments")
                args = stack[-arity:]
                del stack[-arity:]
                try:
                    stack.append(function(*args))
                except ValueError as e:
                    raise CalcError(f"{item}: {e}") from e
            elif item in self.variables:
                stack.append(self.variables[item])
            else:
                raise CalcError(f"unknown name {item}")
        if len(stack) != 1:
            raise CalcError(f"{len(stack)} values left")
        return stack[0]

    def line(self, text):
        name, equals, rest = text.partition("=")
        if equals:
            name = name.strip()
            if not name.isidentifier() or name in FUNCTIONS:
                raise CalcError(f"cannot assign to {name!r}")
            value = self.variables[name] = self.run(to_rpn(rest))
        else:
            value = self.variables["_"] = self.run(to_rpn(text))
        return value


LINES = """
1 + 2 * 3
(1 + 2) * 3
2 ^ 3 ^ 2
-2 ^ 2
10 - 4 - 3
7 // 2 + 7 % 4 / 2
-(3 - 5) * +2
sqrt(2) * sqrt(2)
max(3, min(10, 7)) + fact(20)
r = 2.5
pi * r ^ 2
round(pi * r ^ 2, 3)
x = y
hypot(3, 4) ^ 0.5
2 ^ 100
1 / 0
sqrt(-1)
(1 + 2
1 + 2)
1 +
* 5
1 2
3 $ 4
1.2.3
max(1)
fact(3.5)
sqrt = 4
1_000 * 3
10.0 ^ 400
""".strip().splitlines()


def main():
    machine = Machine()
    for text in LINES:
        try:
            code = to_rpn(text.partition("=")[2] or text)
            print(f"{text:<30} {' '.join(map(str, code)):<28}", end=" ")
            print("=", machine.line(text))
        except CalcError as e:
            print(f"{text:<30} error: {e}" + (f" ({type(e.__cause__).__name__})" if e.__cause__ else ""))
        except TypeError as e:
            print("type error:", e)
    print(sorted(k for k in machine.variables if k not in CONSTANTS))


if __name__ == "__main__":
    main()
