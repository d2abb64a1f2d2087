x = 1
def f(a=x, b=[x], c=lambda: x):
    return a, b, c()
x = 2
print(f())
class C:
    x = "class"
    def m(self, y=x): return y
print(C().m())
def outer(n):
    def inner(a=n, *, b=n * 2): return a, b, n
    n += 100
    return inner
print(outer(1)())
