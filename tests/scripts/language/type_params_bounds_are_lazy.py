def f[T: missing, U: (int, other) = nothing](x: T):
    return T, U


T, U = f.__type_params__
print(f(1))
for get in (lambda: T.__bound__, lambda: U.__constraints__, lambda: U.__default__):
    try:
        print(get())
    except NameError as e:
        print(e)
missing, other, nothing = int, str, bytes
print(T.__bound__, U.__constraints__, U.__bound__, U.__default__, T.has_default(), U.has_default(), T.__default__)
type A[T: A] = T
print(A.__type_params__[0].__bound__)


def g[*Ts = *tuple[int, str], **P = [int, str]]():
    pass


Ts, P = g.__type_params__
print(Ts, Ts.__default__, P, P.__default__, P.args, P.kwargs, P.args.__origin__ is P, list(Ts))
