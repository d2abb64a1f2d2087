type X = int
type Y[T] = list[T]
type Z[T, *Ts, **P] = (T, Ts, P)
print(X, repr(X), X.__name__, X.__value__, X.__type_params__, X.__module__)
print(Y, Y.__value__, Y.__type_params__, Y[int], Y[int].__origin__ is Y, Y[int].__args__)
print(Z.__type_params__, Z.__parameters__, Z.__value__)
print(type(X), type(Y[int]))
try:
    X[int]
except TypeError as e:
    print(e)
try:
    isinstance(1, X)
except TypeError as e:
    print(e)
print({X: 1}[X], X == X, X == Y)
