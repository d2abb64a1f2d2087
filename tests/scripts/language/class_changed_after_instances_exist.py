class A:
    def f(self): return 1
a = A()
print(a.f())
A.f = lambda self: 2
print(a.f())
A.g = 5
print(a.g)
del A.f
try:
    a.f()
except AttributeError as e:
    print(e)
class B:
    def f(self): return "B.f"
a.__class__ = B
print(a.f(), type(a).__name__, isinstance(a, A))
class Base: pass
class Kid(Base): pass
k = Kid()
Base.late = "seen"
print(k.late)
