def f[T]():
    def g[U]():
        class H[V]:
            def m[W](self):
                return lambda: 0

        return H

    return g


g = f()
H = g()
print(f.__qualname__, g.__qualname__, H.__qualname__, H.m.__qualname__, H().m().__qualname__)


class A[T]:
    class B[U]:
        def c[V](self):
            pass


print(A.__qualname__, A.B.__qualname__, A.B.c.__qualname__)
type L = lambda: 0
print(A[int], A.B[str])
