def f[T](x=lambda: 1) -> (lambda: T):
    return [T for _ in range(2)], (lambda: T)(), {T: 1}


r = f()
print(r, f.__annotations__["return"]() is r[1])
type L[T] = [T for _ in range(2)]
print(L.__value__)
type K = lambda: K
print(K.__value__() is K)


class C:
    items = [1, 2]
    type A = items
    def m[T: (lambda: 5)](self):
        return T.__bound__()


print(C.A.__value__, C().m())
