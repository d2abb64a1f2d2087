"""A small Lisp: reader, printer, special forms, closures, tail calls in a loop, a library written in itself."""


class Symbol(str):
    def __repr__(self):
        return str(self)


class LispError(Exception):
    pass


QUOTES = {"'": Symbol("quote")}


def tokens_of(text):
    text = "".join(line.partition(";")[0] + "\n" for line in text.splitlines())
    for mark in "()'":
        text = text.replace(mark, f" {mark} ")
    return text.split()


def atom(token):
    for kind in (int, float):
        try:
            return kind(token)
        except ValueError:
            continue
    if token in ("#t", "#f"):
        return token == "#t"
    return Symbol(token)


def read(tokens):
    if not tokens:
        raise LispError("unexpected end")
    token = tokens.pop(0)
    if token == "(":
        items = []
        while True:
            if not tokens:
                raise LispError("missing )")
            if tokens[0] == ")":
                tokens.pop(0)
                return items
            items.append(read(tokens))
    if token == ")":
        raise LispError("unexpected )")
    if token in QUOTES:
        return [QUOTES[token], read(tokens)]
    return atom(token)


def show(value):
    if value is True or value is False:
        return "#t" if value else "#f"
    if isinstance(value, list):
        return "(" + " ".join(map(show, value)) + ")"
    if isinstance(value, Lambda):
        return f"#<lambda {show(value.params)}>"
    if callable(value):
        return "#<builtin>"
    return str(value)


class Env(dict):
    def __init__(self, names=(), values=(), outer=None):
        super().__init__(zip(names, values))
        self.outer = outer

    def where(self, name):
        env = self
        while env is not None:
            if name in env:
                return env
            env = env.outer
        raise LispError(f"unbound: {name}")


class Lambda:
    def __init__(self, params, body, env):
        self.params, self.body, self.env = params, body, env

    def bind(self, args):
        if "." in self.params:
            fixed = self.params.index(".")
            if len(args) < fixed:
                raise LispError(f"wants at least {fixed} arguments, got {len(args)}")
            return Env(self.params[:fixed] + [self.params[fixed + 1]], args[:fixed] + [args[fixed:]], self.env)
        if len(args) != len(self.params):
            raise LispError(f"wants {len(self.params)} arguments, got {len(args)}")
        return Env(self.params, args, self.env)


def chain(test):
    return lambda *xs: all(test(a, b) for a, b in zip(xs, xs[1:]))


def add(*xs):
    return sum(xs)


def multiply(*xs):
    product = 1
    for x in xs:
        product *= x
    return product


BUILTINS = {
    "+": add,
    "*": multiply,
    "-": lambda a, *rest: a - sum(rest) if rest else -a,
    "/": lambda a, b: a // b if isinstance(a, int) and isinstance(b, int) and a % b == 0 else a / b,
    "mod": lambda a, b: a % b,
    "=": chain(lambda a, b: a == b),
    "<": chain(lambda a, b: a < b),
    ">": chain(lambda a, b: a > b),
    "list": lambda *xs: list(xs),
    "cons": lambda x, xs: [x] + xs,
    "car": lambda xs: xs[0],
    "cdr": lambda xs: xs[1:],
    "null?": lambda xs: xs == [],
    "pair?": lambda x: isinstance(x, list) and x != [],
    "length": len,
    "append": lambda *xs: [x for part in xs for x in part],
    "not": lambda x: x is False,
    "number?": lambda x: isinstance(x, (int, float)) and not isinstance(x, bool),
    "symbol?": lambda x: isinstance(x, Symbol),
}


def evaluate(x, env):
    while True:
        if isinstance(x, Symbol):
            return env.where(x)[x]
        if not isinstance(x, list):
            return x
        if not x:
            raise LispError("empty call")
        head = x[0]
        if head == "quote":
            return x[1]
        if head == "if":
            _, test, then, *other = x
            x = then if evaluate(test, env) is not False else (other[0] if other else [])
            if x == []:
                return []
        elif head == "define":
            if isinstance(x[1], list):
                (name, *params), body = x[1], x[2:]
                env[name] = Lambda(params, [Symbol("begin"), *body], env)
            else:
                env[x[1]] = evaluate(x[2], env)
            return []
        elif head == "set!":
            env.where(x[1])[x[1]] = evaluate(x[2], env)
            return []
        elif head == "lambda":
            return Lambda(x[1], [Symbol("begin"), *x[2:]], env)
        elif head == "begin":
            for step in x[1:-1]:
                evaluate(step, env)
            x = x[-1]
        elif head == "let":
            names = [name for name, _ in x[1]]
            env = Env(names, [evaluate(value, env) for _, value in x[1]], env)
            x = [Symbol("begin"), *x[2:]]
        elif head == "cond":
            for test, *body in x[1:]:
                if test == "else" or evaluate(test, env) is not False:
                    x = [Symbol("begin"), *body]
                    break
            else:
                return []
        elif head in ("and", "or"):
            result = head == "and"
            for part in x[1:]:
                result = evaluate(part, env)
                if (result is False) == (head == "and"):
                    break
            return result
        else:
            function, *args = [evaluate(part, env) for part in x]
            if isinstance(function, Lambda):
                env = function.bind(args)
                x = function.body
            elif callable(function):
                try:
                    return function(*args)
                except (TypeError, IndexError, ZeroDivisionError) as e:
                    raise LispError(f"{head}: {type(e).__name__}") from e
            else:
                raise LispError(f"not a function: {show(function)}")


LIBRARY = """
(define (map f xs) (if (null? xs) '() (cons (f (car xs)) (map f (cdr xs)))))
(define (filter p xs) (cond ((null? xs) '()) ((p (car xs)) (cons (car xs) (filter p (cdr xs)))) (else (filter p (cdr xs)))))
(define (fold f start xs) (if (null? xs) start (fold f (f start (car xs)) (cdr xs))))
(define (range a b) (if (< a b) (cons a (range (+ a 1) b)) '()))
(define (reverse xs) (fold (lambda (acc x) (cons x acc)) '() xs))
(define (compose-all fs) (if (null? fs) (lambda (x) x) (lambda (x) ((car fs) ((compose-all (cdr fs)) x)))))
(define (compose . fs) (compose-all fs))
"""

SESSION = """
(+ 1 2 (* 3 4))
(define (fact n) (if (< n 2) 1 (* n (fact (- n 1)))))
(fact 25)
(map (lambda (x) (* x x)) (range 0 10))
(filter (lambda (n) (= 0 (mod n 3))) (range 1 20))
(define make-counter (lambda () (let ((n 0)) (lambda () (set! n (+ n 1)) n))))
(define c (make-counter))
(list (c) (c) (c))
(define (loop n acc) (if (= n 0) acc (loop (- n 1) (+ acc n))))
(loop 20000 0)
(reverse '(a b (c d) "e"))
((compose (lambda (x) (+ x 1)) (lambda (x) (* x 10))) 4)
(define (qsort xs)
  (if (null? xs) '()
    (let ((p (car xs)) (rest (cdr xs)))
      (append (qsort (filter (lambda (x) (< x p)) rest)) (list p) (qsort (filter (lambda (x) (not (< x p))) rest))))))
(qsort '(31 4 15 9 2 6 53 5 8 9 79 3))
(cond ((> 1 2) 'no) ((< 1 2 3) 'yes) (else 'never))
(list (and 1 2 3) (and #f 1) (or #f 7) (or #f #f) (not #f) (/ 7 2) (/ 8 2) 1.5)
(define (hanoi n a b c) (if (= n 0) 0 (+ (hanoi (- n 1) a c b) 1 (hanoi (- n 1) c b a))))
(hanoi 7 'l 'm 'r)
fact
+
(undefined 1 2)
(car '())
(fact)
(1 2)
(fact 'x)
"""


def run(text, env, echo):
    tokens = tokens_of(text)
    while tokens:
        try:
            form = read(tokens)
            value = evaluate(form, env)
            if echo and value != []:
                print(f"{show(form)[:60]:<62}=> {show(value)}")
        except LispError as e:
            print(f"{show(form)[:60]:<62}!! {e}")


def main():
    env = Env(BUILTINS.keys(), BUILTINS.values())
    run(LIBRARY, env, echo=False)
    run(SESSION, env, echo=True)
    for broken in ("(1 2", ")", "(quote"):
        try:
            read(tokens_of(broken))
        except LispError as e:
            print(f"{broken!r}: {e}")


if __name__ == "__main__":
    main()
