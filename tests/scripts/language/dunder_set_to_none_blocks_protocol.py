class A:
    __iter__ = None
    __hash__ = None
    __contains__ = None
    def __getitem__(self, i): raise IndexError
a = A()
for f in (lambda: iter(a), lambda: hash(a), lambda: 1 in a, lambda: list(a)):
    try:
        f()
    except TypeError as e:
        print(e)
class B:
    def __add__(self, o): return 1
class C(B):
    __add__ = None
try:
    C() + 1
except TypeError as e:
    print(e)
