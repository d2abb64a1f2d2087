def f(*a): return a
print(f((1, 2)), f(x for x in [1])[0].__class__.__name__, f((x for x in [1]), 2)[1])
print((), (1), (1,), ((),), (1, (2,)))
x = (yield_ := 3),
print(x)
print(1, (2, 3)[1], *(4,))
