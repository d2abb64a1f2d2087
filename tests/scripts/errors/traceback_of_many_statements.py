# exit: 0
def f():
    a, b = 1
def g():
    for x in 5:
        pass
def h():
    with 5 as y:
        pass
def i():
    del z
def j():
    x = y
    y = 1
def k():
    assert 1 == 2, "msg"
def l():
    raise ValueError("a\nb") from KeyError("x")
def m():
    global q
    return q
def n():
    import nonexistent.foo
def p():
    from sys import exitt
def q1():
    raise 5
def r():
    raise ValueError from 5
def s():
    class X(int, str): pass
def t():
    class X(5): pass
def u():
    try:
        1/0
    except 5:
        pass
def v():
    (x
     .foo
     .bar) = 1
def w():
    x = [1,
     2, 3][
       7]
def aa():
    return (1 +
       2 +
       "a" + 3)
def bb():
    return g()[0](
      1, 2)(3)
def cc():
    x: int = foo(1)
def dd():
    x = y = foo(2)
def ee():
    x = foo(3)
def foo(n):
    return (foo2(n))
def foo2(n):
    return foo3(n)  # comment
def foo3(n):
    return foo4(n);
def foo4(n):
    yy = foo5(n) if n else 0
def foo5(n):
    if n: return foo6(n)
def foo6(n):
    raise OSError(n)
def ff():
    lst = []
    lst[0] += 1
def gg():
    a.b.c += 1
def ii():
    -"a"
def jj():
    [x for x in 1]
def kk():
    [1/0 for x in [1]]
def ll():
    return {k: 1/0
       for k in [1]}
def mm():
    lambda: 1
    f"{1/0} {2}"
def nn():
    print("a", 1 if 1/0 else 2)
def oo():
    while 1/0: pass
def pp():
    if (a :=
       1/0): pass
def qq():
    "abc".join(1 for x in [1])
def rr():
    return 1 if 2 else 3 + undefined_thing
def ss():
    yield_from().send(None)
import sys
for name, f in list(globals().items()):
    if type(f) is type(foo) and not name.startswith("foo"):
        try: f()
        except Exception as e: sys.excepthook(type(e), e, e.__traceback__)
