def f(self, x): return (self, x)
bound = f.__get__("me")
print(bound(5), type(bound).__name__, bound.__self__, bound.__func__ is f)
class C:
    def m(self): return "m"
print(C.__dict__["m"].__get__(C())(), C.m.__get__(C(), C)(), C().m.__name__, C().m.__qualname__)
import functools
print(type(C.__dict__["m"]).__name__, "m" in dir(C()))
class D:
    length = len
    upper = str.upper
d = D()
print(d.length([1, 2, 3]))
