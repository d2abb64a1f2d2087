class A:
    def who(self):
        return "A"
class B:
    def who(self):
        return "B"
    def extra(self):
        return "extra"
class C(A):
    pass
class D(C):
    pass
d = D()
print(d.who())
C.__bases__ = (B,)
print(d.who(), d.extra(), [k.__name__ for k in D.__mro__], C.__base__)
print(B.__subclasses__(), A.__subclasses__())
C.__bases__ = (A, B)
print(d.who(), d.extra(), [k.__name__ for k in D.__mro__])
class L(list): pass
class M(A): pass
for target, value in [(C, ()), (C, [A]), (C, (D,)), (C, (int,)), (M, (L,)), (int, (object,)), (C, (C,)), (C, (5,)), (C, (A, A))]:
    try:
        target.__bases__ = value
        print("fine", target)
    except TypeError as error:
        print(error)
try:
    del C.__bases__
except TypeError as error:
    print(error)
