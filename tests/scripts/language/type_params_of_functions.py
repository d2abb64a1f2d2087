def first[T](items: list[T], default: T = None) -> T:
    return items[0] if items else default


print(first([1]), first([], 2), first.__type_params__, first.__annotations__)
T = first.__type_params__[0]
print(T, T.__name__, T.__bound__, T.__constraints__, T.__module__, type(T), T.__infer_variance__)
print(first.__name__, first.__qualname__, first.__defaults__)


def g[A, *B, **C](*args: *B, **kw: C.kwargs) -> A:
    return args, kw


print(g.__type_params__, g(1, k=2), g.__annotations__)


def plain():
    pass


print(plain.__type_params__)
try:
    T.missing
except AttributeError as e:
    print(type(e).__name__)
try:
    print(T)
    del T
    T
except NameError as e:
    print(e)
