def f(a, b, c): pass
def g(a, b=1): pass
def h(): pass
def k(*, x, y): pass
def m(a, b, c, d, e): pass
cases = [lambda: f(), lambda: f(1), lambda: f(1, 2), lambda: g(1, 2, 3), lambda: h(1), lambda: h(x=1), lambda: k(),
         lambda: k(x=1), lambda: k(1, x=1, y=2), lambda: f(1, 2, 3, a=4), lambda: g(b=1), lambda: m(1, 2),
         lambda: f(1, 2, 3, 4, 5)]
for c in cases:
    try:
        c()
    except TypeError as e:
        print(e)
