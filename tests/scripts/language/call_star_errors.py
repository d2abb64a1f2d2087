five, none = 5, None
def f(*a, **k): pass
cases = [lambda: f(*5), lambda: f(**5), lambda: f(**{1: 2}), lambda: f(a=1, **{"a": 2}), lambda: f(*None),
         lambda: f(**{"x": 1}, **{"x": 2}), lambda: len(*[1, 2]), lambda: five(), lambda: none(1)]
for c in cases:
    try:
        c()
    except TypeError as e:
        print(e)
