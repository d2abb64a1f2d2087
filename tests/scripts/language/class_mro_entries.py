class Proxy:
    def __init__(self, *bases):
        self.bases = bases

    def __mro_entries__(self, bases):
        print("asked with", len(bases))
        return self.bases


class A:
    pass


p = Proxy(A)


class B(p):
    pass


print(B.__bases__, B.__orig_bases__ == (p,))


class C(Proxy(), A):
    pass


print(C.__bases__)


class Bad:
    def __mro_entries__(self, bases):
        return [A]


for bases in [(Bad(),), (3,), (A, "x")]:
    try:

        class D(*bases):
            pass

        print(D.__bases__)
    except TypeError as e:
        print(e)
try:
    type("T", (p,), {})
except TypeError as e:
    print(e)
