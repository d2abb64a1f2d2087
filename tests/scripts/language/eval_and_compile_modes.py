print(eval("1 + 2"), eval(" \t1+1"), eval(b"3*3"), eval(compile("4", "<e>", "eval")))
exec(compile("1 + 1\n'x'", "<s>", "single") if False else compile("a = 5", "<s>", "single"))
print(a)
exec(compile("a * 2", "<s>", "single"))
for args in [("1", "f", "bad"), ("1 +", "f", "eval"), ("a = 1", "f", "eval"), ("a\nb", "f", "single"), (1, "f", "exec"), ("a\0b", "f", "exec"), ("", "f", "eval"), ("def f(): pass", "f", "eval")]:
    try:
        compile(*args)
    except Exception as e:
        print(type(e).__name__, e)
print(eval("[x for x in range(y)]", {"y": 3}), eval("z", {}, {"z": 1}))


class M(dict):
    def __missing__(self, k):
        return k * 2


print(eval("ab + cd", {}, M()))
for f in [lambda: eval("x", 1), lambda: eval("x", {}, 1), lambda: exec("x", {}, 1), lambda: eval(1), lambda: exec(1), lambda: eval("print", {"__builtins__": {}})]:
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
