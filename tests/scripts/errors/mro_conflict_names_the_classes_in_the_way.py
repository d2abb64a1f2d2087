class A:
    pass


class B(A):
    pass


class X(A):
    pass


class Y(B):
    pass


class P(X, Y):
    pass


class Q(Y, X):
    pass


class M(P):
    pass


for bases in (A, B), (object, A), (P, Q), (M, Y, Q), (X, A, B), (A, A):
    try:
        print(type("C", bases, {}).__mro__)
    except TypeError as error:
        print(error)
