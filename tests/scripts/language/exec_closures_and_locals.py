def f():
    x = 1
    exec("x = 2; y = 3")
    ns = {}
    exec("x = 5\ndef g(): return x", {}, ns)
    try:
        ns["g"]()
    except NameError as e:
        print(e)
    ns = {}
    exec("x = 5\ndef g(): return x", ns)
    print(x, ns["g"](), eval("x"), "y" in locals())
    print(sorted(eval("locals()")))


f()


def outer():
    n = 10

    def inner():
        return n

    return inner


exec(outer().__code__, {}, closure=outer().__closure__)
try:
    exec(outer().__code__, {})
except TypeError as e:
    print(e)
exec("print(__name__)")
exec("", {})
d = {}
exec("pass", d)
print("__builtins__" in d)
