# exit: 0
class A:
    def __init__(self): self.value = 3
    def run(self):
        return valeu + 1
    def go(self):
        return self.valu
    @property
    def p(self):
        return self._hiden
    def __getitem__(self, k):
        raise KeyError(k)
    def __add__(self, o):
        return o.x
import sys
def show(f):
    try: f()
    except Exception as e:
        sys.excepthook(type(e), e, e.__traceback__)
a = A()
show(a.run); show(a.go); show(lambda: a.p); show(lambda: a["x" * 3]); show(lambda: a + 1); show(lambda: a[1:2][3])
show(lambda: 1 + "a"); show(lambda: len(5)); show(lambda: print(a.valuee, end=""))
show(lambda: maths.sqrt(2)); show(lambda: sys.exi()); show(lambda: [].appendd(1)); show(lambda: "".uper())
show(lambda: math.pi); show(lambda: rangee(3)); show(lambda: a.run(1, 2)); show(lambda: A(1)); show(lambda: (lambda x, *, y: 1)(1))
show(lambda: int("x")); show(lambda: [1, 2][5]); show(lambda: {}["k"]); show(lambda: (1, 2).index(9)); show(lambda: next(iter([])))
show(lambda: open("nofile")); show(lambda: "%d" % "x"); show(lambda: "{}".format()); show(lambda: b"\xff".decode()); show(lambda: "é".encode("ascii"))
show(lambda: float("a")); show(lambda: 1 // 0); show(lambda: 1.0 % 0); show(lambda: 2 ** -1 / 0); show(lambda: [*5]); show(lambda: {**5}); show(lambda: print(**{"x": 1})); show(lambda: f"{1:zz}")
show(lambda: 日本.x); show(lambda: "日本" + 1); show(lambda: ("日本", 1 / 0))
