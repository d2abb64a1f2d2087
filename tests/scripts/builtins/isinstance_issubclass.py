class A: pass
class B(A): pass
print(isinstance(B(), A), isinstance(A(), B), isinstance(5, (str, int)), isinstance(True, int), isinstance("a", (int, (float, str))), isinstance(None, type(None)))
print(issubclass(B, A), issubclass(A, A), issubclass(bool, (str, int)), isinstance(A, type), issubclass(int, object))
for f in (lambda: isinstance(1, 5), lambda: issubclass(1, int), lambda: issubclass(int, 5), lambda: isinstance(1, (int, 5)), lambda: isinstance("a", (int, 5))):
    try:
        print(f())
    except TypeError as e:
        print(e)
