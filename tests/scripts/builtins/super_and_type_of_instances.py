class A:
    def f(self): return "A.f"
class B(A):
    def f(self): return "B.f"
b = B()
s = super(B, b)
print(s.f(), type(s).__name__, s.__thisclass__.__name__, s.__self__ is b, type(b)().f(), type(b) is B, type(b) == A)
print(type(type(b)), type(s.f).__name__)
