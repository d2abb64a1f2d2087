xs = list(range(8))
for s in (slice(None), slice(2, 5), slice(-3, None), slice(None, -3), slice(None, None, 2), slice(None, None, -1), slice(5, 1, -2), slice(1, 5, -1), slice(100), slice(-100, 3), slice(6, None, -3), slice(None, 2, -2)):
    print(s.start, s.stop, s.step, xs[s], "abcdefgh"[s], tuple(xs)[s], list(range(8)[s]))
