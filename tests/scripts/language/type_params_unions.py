type A = int | str
type B[T] = T | None
print(A | None, int | A, B[int] | str)
print(B.__value__, (B.__type_params__[0] | int), int | B.__type_params__[0])


def f[T](x: list[T] | None, y: T | int | T) -> T | A:
    pass


print(f.__annotations__)


class G[T]:
    pass


print(G[int] | None, str | G[int])
