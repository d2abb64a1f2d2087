cases = [lambda: len(), lambda: len(1, 2), lambda: len(x=1), lambda: abs(), lambda: ord(), lambda: isinstance(1), lambda: getattr(1), lambda: print(1, bad=2),
         lambda: sorted(), lambda: sum([1], 2, 3), lambda: hash(), lambda: iter(), lambda: "a".upper(1), lambda: [].append(1, 2), lambda: {}.get(), lambda: "a".split(bad=1),
         lambda: int(1, 2, 3), lambda: chr(), lambda: [].sort(1), lambda: "".join(), lambda: {}.keys(1), lambda: (1).bit_length(2), lambda: min(1), lambda: zip(bad=1), lambda: enumerate()]
for c in cases:
    try:
        c()
    except TypeError as e:
        print(e)
