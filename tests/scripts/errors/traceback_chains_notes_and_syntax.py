# exit: 0
# chains, notes, cycles, custom
import sys
class Base(Exception):
    def __str__(self): raise RuntimeError("no str")
class Odd(Exception):
    def __repr__(self): return "odd!"
class Multi(Exception):
    def __str__(self): return "line1\nline2"
def show(f):
    try: f()
    except BaseException as e: sys.excepthook(type(e), e, e.__traceback__)
def a():
    e = ValueError("x"); e.add_note("n1"); e.add_note("multi\nline"); e.__notes__.append(5)
    raise e
def b():
    e = ValueError("x"); e.__notes__ = "str"
    raise e
def c():
    e = ValueError("x"); e.__notes__ = 7
    raise e
def d(): raise Base
def e1(): raise Odd("a", "b")
def f(): raise Multi
def g():
    a = ValueError("a"); b = ValueError("b"); a.__cause__ = b; b.__cause__ = a
    raise a
def h():
    try:
        try: 1/0
        except ZeroDivisionError as e: raise KeyError("k") from e
    except KeyError as e2:
        try: [][1]
        except IndexError: raise TypeError("t") from None
def i():
    try: 1/0
    finally: [][1]
def j(n):
    if n: j(n - 1)
    1/0
def k(n):
    def inner(n):
        return k(n-1)
    if n == 0: raise StopIteration(5)
    inner(n)
class Ctx:
    def __enter__(self): return self
    def __exit__(self, *a): raise ValueError("exit")
def l():
    with Ctx(): 1/0
def m():
    with Ctx() as x, \
         Ctx() as y: pass
class Meta(type):
    def __getattr__(cls, n): raise AttributeError(n)
class WithMeta(metaclass=Meta): pass
def n(): WithMeta.foo
def o(): raise SystemExit("bye")
def p(): raise KeyboardInterrupt
def q(): raise KeyError("a", "b")
def r(): raise OSError(2, "No such", "f1", None, "f2")
def s(): raise OSError("just text")
def t(): raise ImportError("m", name="n", path="p")
def u(): raise SyntaxError("bad", ("f.py", 3, 5, "abc def\n"))
def v(): raise SyntaxError("bad")
def w(): raise SyntaxError
def x(): raise UnicodeDecodeError("utf-8", b"ab\xff", 2, 3, "why")
def y(): raise UnicodeEncodeError("ascii", "aé", 1, 2, "why")
def z(): raise AttributeError("msg", name="x", obj=5)
def aa(): raise NameError("msg", name="prin")
def bb():
    def gen():
        raise StopIteration("v")
        yield
    list(gen())
def cc():
    def gen(): yield 1; 1/0
    for i in gen(): pass
def dd(): sorted([3, "a"])
def ee(): max([])
def ff(): exec("x = 1\ny = 1/0\n")
def hh(): eval("foo.bar(1/0)")
def ii(): compile("def f(:\n pass", "nm", "exec")
def jj(): exec("if 1:\nx")
def kk(): exec("  x = 1")
def ll(): exec("def f():\n\tif 1:\n        x")
def mm(): int("9" * 5000)
def nn(): str(10 ** 5000)
def oo(): raise Multi()
for name, fn in list(globals().items()):
    if type(fn) is type(show) and fn is not show:
        if name in "j k".split(): show(lambda: fn(9))
        else: show(fn)
