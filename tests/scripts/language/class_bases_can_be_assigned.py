class A:
    def m(self): return "A.m"
class B:
    def m(self): return "B.m"
class C(A): pass
c = C()
print(c.m(), C.__bases__[0].__name__)
C.__bases__ = (B,)
print(c.m(), [k.__name__ for k in C.__mro__], isinstance(c, A), isinstance(c, B))
try:
    C.__bases__ = ()
except TypeError as e:
    print(e)
