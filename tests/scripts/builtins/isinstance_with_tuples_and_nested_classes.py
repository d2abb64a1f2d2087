class A: pass
class B(A): pass
class C: pass
b = B()
print(isinstance(b, (C, (int, A))), isinstance(b, ()), issubclass(B, (C, A)), isinstance(True, (str, int)), isinstance(b, object), isinstance(A, object), type(b) in (A, B), isinstance(5, float))
class Fake:
    __class__ = A
print(isinstance(Fake(), A), type(Fake()).__name__, issubclass(Fake, A))
