def curry(f, n, *got):
    return f(*got) if len(got) >= n else lambda *more: curry(f, n, *got, *more)
add3 = curry(lambda a, b, c: a * 100 + b * 10 + c, 3)
print(add3(1)(2)(3), add3(1, 2)(3), add3(1)(2, 3))
def compose(*fs):
    def run(x):
        for f in reversed(fs): x = f(x)
        return x
    return run
print(compose(str, lambda x: x + 1, int)("41"), compose()(5), list(map(compose(len, str), [1, 10, 100])))
Y = lambda f: (lambda x: x(x))(lambda x: f(lambda *a: x(x)(*a)))
print(Y(lambda me: lambda n: 1 if n < 2 else n * me(n - 1))(10))
