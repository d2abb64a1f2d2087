x = "g"
def f():
    x = "f"
    def g():
        x = "g-local"
        def h(): return x
        return h()
    def k():
        return x
    return g(), k(), x
print(f())
def outer(a):
    class Inner:
        b = a
        def get(self): return a
    return Inner
I = outer("captured")
print(I.b, I().get())
