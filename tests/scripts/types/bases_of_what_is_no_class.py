"""isinstance() and issubclass() with objects that only have __bases__."""
class Abstract:
    def __init__(self, bases=()):
        self.bases = bases
    def __getattribute__(self, name):
        if name == "__bases__":
            return object.__getattribute__(self, "bases")
        return object.__getattribute__(self, name)
class Instance:
    def __init__(self, klass):
        self.klass = klass
    @property
    def __class__(self):
        return self.klass
A = Abstract()
B = Abstract((A,))
C = Abstract((B, Abstract()))
print(issubclass(B, A), issubclass(C, A), issubclass(A, B), isinstance(Instance(B), A), isinstance(Instance(A), C))
for a, b in [(5, A), (A, 5), (A, int), (int, A), (Abstract(5), A), (A, Abstract([]))]:
    try:
        print(issubclass(a, b))
    except TypeError as error:
        print(error)
try:
    isinstance(1, Abstract(3))
except TypeError as error:
    print(error)
class Loud:
    @property
    def __bases__(self):
        raise RuntimeError("no bases")
for call in lambda: issubclass(Loud(), A), lambda: isinstance(3, Loud()), lambda: issubclass(int, Loud()):
    try:
        call()
    except RuntimeError as error:
        print("RuntimeError", error)
class Endless:
    @property
    def __bases__(self):
        return (Endless(), Endless())
for call in lambda: issubclass(Endless(), int), lambda: isinstance(1, Endless()), lambda: issubclass(Endless(), A):
    try:
        print(call())
    except RecursionError:
        print("RecursionError")
deep = ()
for _ in range(30_000):
    deep = (deep,)
for call in isinstance, issubclass:
    try:
        call(int, deep)
    except RecursionError as error:
        print(error)
