from collections import namedtuple
P = namedtuple("P", "x y")
p = P(1, y=2)
print(p, p.x, p[1], p == (1, 2), p._asdict(), p._replace(x=9), P._fields, P._make([5, 6]), len(p), tuple(p), isinstance(p, tuple))
x, y = p
print(x, y, sorted([P(2, 0), P(1, 9)]), {p: "k"}[(1, 2)], P.__name__, p.count(1))
Q = namedtuple("Q", ["a", "b"], defaults=[10])
print(Q(1), Q._field_defaults)
for f in (lambda: P(1), lambda: P(1, 2, 3), lambda: setattr(p, "x", 5), lambda: namedtuple("R", "a a"), lambda: namedtuple("R", "class"), lambda: p.z):
    try:
        f()
    except (TypeError, AttributeError, ValueError) as e:
        print(type(e).__name__, e)
print(namedtuple("R", "a class a", rename=True)._fields)
