import itertools as it
for f in (lambda: it.count("a"), lambda: it.islice("a"), lambda: it.islice("a", 1, 2, 3, 4), lambda: it.islice("a", "b"),
          lambda: it.islice("a", 1, -2), lambda: it.islice("a", 1, 2, 0), lambda: it.combinations("a"),
          lambda: it.combinations("a", -1), lambda: it.permutations("a", "b"), lambda: it.permutations("a", -1),
          lambda: it.product(5), lambda: it.product("a", repeat=-1), lambda: it.tee("a", -1), lambda: it.tee(5),
          lambda: next(it.chain(5)), lambda: it.chain.from_iterable(5), lambda: it.pairwise(), lambda: it.compress("a"),
          lambda: list(it.starmap(pow, [1])), lambda: it.cycle(5), lambda: it.repeat(1, "a")):
    try:
        f()
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
