class A:
    class B: pass
print(A, A.B, A.__name__, A.B.__qualname__, A.__module__, A.__bases__)
print(repr(A()).startswith("<__main__.A object at 0x"))
print(repr(A().__init__).startswith("<method-wrapper"))
def f():
    class L: pass
    return L
print(f())
class R:
    def __repr__(self): return "R!"
print(R(), [R()], str(R()), f"{R()}", "%s" % R())
