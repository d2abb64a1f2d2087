import random
r = random.Random(1)
for f in (lambda: r.randrange(5, 5), lambda: r.randrange(1, 2, 0), lambda: r.randrange(1.5), lambda: r.randrange(5, step=2),
          lambda: r.choice({}), lambda: r.sample([1], -1), lambda: r.choices([1], [0]), lambda: r.choices([1], [1, 2]),
          lambda: r.choices([1], 2), lambda: r.choices([1], [1], cum_weights=[1]), lambda: r.getrandbits(-1),
          lambda: r.shuffle((1, 2)), lambda: r.gammavariate(0, 1), lambda: r.binomialvariate(5, 2), lambda: r.sample("ab", 1, counts=[1]),
          lambda: r.sample("ab", 1, counts=[0, 0]), lambda: r.setstate((5,)), lambda: r.setstate((3, (1, 2), None)),
          lambda: random.SystemRandom().getstate(), lambda: random.Random([])):
    try:
        f()
    except (ValueError, TypeError, IndexError, NotImplementedError) as e:
        print(type(e).__name__, e)
