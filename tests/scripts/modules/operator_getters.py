from operator import attrgetter, itemgetter, methodcaller
rows = [("b", 2), ("a", 2), ("c", 1)]
print(sorted(rows, key=itemgetter(1)), sorted(rows, key=itemgetter(1, 0)), itemgetter(slice(1))("xyz"))
print(attrgetter("real")(5), attrgetter("real", "imag")(5), attrgetter("__class__.__name__")("x"))
print(itemgetter(1, "k"), attrgetter("a.b"), methodcaller("m", 1, k=2))
for f in (lambda: itemgetter(), lambda: attrgetter(5), lambda: itemgetter(1)([]), lambda: attrgetter("q")(1), lambda: itemgetter(1)()):
    try:
        f()
    except (TypeError, IndexError, AttributeError) as e:
        print(type(e).__name__, e)
