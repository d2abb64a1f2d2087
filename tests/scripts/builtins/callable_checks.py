class A:
    def __call__(self): pass
class B: pass
b = B()
b.__call__ = lambda: 1
print([callable(x) for x in (len, A, A(), B, b, 5, "x", lambda: 0, print, A().__call__, None)])
