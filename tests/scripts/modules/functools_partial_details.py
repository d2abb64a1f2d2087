from functools import partial
def f(*a, **k): return a, k
p = partial(f, 1, x=2)
q = partial(p, 3, x=5, y=6)
print(p(), p(9), p(x=0), q(), q.func is f, q.args, q.keywords, callable(q))
print(repr(partial(int, base=2)), partial(sorted, key=len)(["bb", "a"]), list(map(partial(pow, 2), range(4))))
try:
    partial()
except TypeError as e:
    print(e)
