print([len(x) for x in ("", "é😀", [], [1], (), {1: 2}, {1, 2}, range(5), b"ab", range(0, 10, 3), {}.keys(), {1: 1}.items(), frozenset())])
for v in (5, None, (i for i in []), len, object):
    try:
        len(v)
    except TypeError as e:
        print(e)
