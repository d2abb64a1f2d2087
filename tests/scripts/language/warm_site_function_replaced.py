def f(x): return x + 1
def caller(k):
    out = 0
    for i in range(k):
        out = f(i)
    return out
print(caller(300))
def f(x, y=10): return x + y
print(caller(300))
f = lambda x: -x
print(caller(300))
f = str
print(caller(300))
class Callable:
    def __call__(self, x): return ("called", x)
f = Callable()
print(caller(300))
f.__class__.__call__ = lambda self, x: "replaced"
print(caller(300))
