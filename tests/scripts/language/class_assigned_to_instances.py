class A:
    def who(self): return "A"
class B:
    def who(self): return "B"
class S:
    __slots__ = ["a"]
class T:
    __slots__ = ["a"]
class U:
    __slots__ = ["b"]
class V:
    __slots__ = ["a", "__dict__"]
class W:
    __slots__ = ["a", "b"]
class W2:
    __slots__ = ["b", "a"]
class L(list): pass
class L2(list): pass
class D(dict): pass
class H: 
    __slots__ = ()
class Sub(S):
    __slots__ = ()
class Sub2(S):
    pass
import types
a = A(); a.x = 1
a.__class__ = B
print(a.who(), a.x)
s = S(); s.a = 5
s.__class__ = T
print(s.a)
def attempt(o, c):
    try:
        o.__class__ = c
        print(type(o).__name__, "fine")
    except TypeError as error:
        print(type(o).__name__, getattr(c, "__name__", c), error)
for o, c in [(A(), S), (S(), A), (S(), U), (S(), V), (W(), W2), (L(), L2), (L(), D), (L(), list), ([], L), (1, bool), (A(), object), (A(), int), (object(), A), (A(), 5), (A(), None), (S(), Sub), (Sub(), S), (S(), Sub2), (A(), H), (H(), A), (H(), object), (H(), Sub), (True, int), (lambda: 1, A), ("", str), (None, A), (Sub2(), Sub), (types, A)]:
    attempt(o, c)
try:
    del a.__class__
except TypeError as error:
    print(error)
class Sd(S): pass
class Td(T): pass
attempt(Sd(), Td)
class M(type): pass
class N(type): pass
class K(metaclass=M): pass
attempt(K, N)
attempt(A, M)
attempt(int, M)
class E1(Exception): pass
class E2(Exception): pass
class E3(OSError): pass
attempt(E1(), E2)
attempt(E1(), E3)
attempt(E1(), ValueError)
