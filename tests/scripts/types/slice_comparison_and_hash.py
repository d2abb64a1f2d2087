print(slice(1, 2) == slice(1, 2), slice(1, 2) == slice(1, 2, None), slice(1) < slice(2), slice(1, 2) != slice(1, 3), {slice(1, 2): "k"}[slice(1, 2)], repr(slice("a")))
for f in (lambda: slice(1, 2, 0).indices(5), lambda: slice(1).indices(-1), lambda: slice("a").indices(3), lambda: slice()):
    try:
        f()
    except (ValueError, TypeError) as e:
        print(e)
