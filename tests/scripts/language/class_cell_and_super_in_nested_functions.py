class A:
    def f(self): return "A.f"
class B(A):
    def f(self):
        def inner(): return super(B, self).f()
        return inner(), __class__.__name__
    def g(self):
        return [super(__class__, self).f() for _ in range(2)]
    def h(self):
        return (lambda: __class__)()
b = B()
print(b.f(), b.g(), b.h() is B)
def outside(): return __class__
try:
    outside()
except NameError as e:
    print(e)
