class C:
    x = "class x"
    type A = x
    type B[T] = (T, x)

    def method(self):
        return self.A.__value__


x = "global x"
print(C.A.__value__, C.B.__value__[1], C().method())
C.x = "changed"
print(C.A.__value__)


class D(C):
    x = "sub"


print(D.A.__value__)


def outer():
    y = "outer y"

    class E:
        type A = y
        y = "class y"
        type B = y
        z = 1

        class F:
            type A = y

    del E.y
    return E


E = outer()
print(E.F.A.__value__)
