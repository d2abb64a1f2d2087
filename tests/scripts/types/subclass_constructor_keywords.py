class T(tuple):
    def __init__(self, arg, newarg=None): self.newarg = newarg
t = T([1, 2], newarg=3)
print(t, t.newarg)
class L(list):
    def __new__(cls, seq, newarg=None):
        self = super().__new__(cls, seq)
        self.newarg = newarg
        return self
l = L([1, 2], newarg=3)
print(l, l.newarg)
class F(frozenset):
    def __init__(self, arg, newarg=None): self.newarg = newarg
print(F([1], newarg=4).newarg)
class P(tuple): pass
for wrong in (lambda: P([1], x=2), lambda: list(x=2), lambda: tuple(x=1), lambda: frozenset(x=1), lambda: set(x=1)):
    try:
        wrong()
    except TypeError as error:
        print(error)
