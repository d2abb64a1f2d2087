def outer(x):
    def inner():
        nonlocal x
        x += 1
        print("inner", x)
    return inner
inner = outer(3)
def plain(): print("plain")
def two(a, b=2): return a
exec(plain.__code__)
print(eval(plain.__code__), eval((lambda: 5).__code__, {}))
exec(inner.__code__, closure=inner.__closure__)
inner()
for wrong in (lambda: eval(inner.__code__), lambda: exec(inner.__code__, {}), lambda: exec(two.__code__), lambda: exec("1", closure=()),
              lambda: exec(plain.__code__, closure=inner.__closure__), lambda: exec(inner.__code__, closure=())):
    try:
        wrong()
    except TypeError as error:
        print(error)
