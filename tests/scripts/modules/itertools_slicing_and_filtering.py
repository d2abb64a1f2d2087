from itertools import islice, takewhile, dropwhile, filterfalse, compress, starmap, pairwise, batched
print(list(islice("abcdef", 2)), list(islice("abcdef", 2, 4)), list(islice("abcdef", 1, None, 2)), list(takewhile(lambda x: x < 3, [1, 2, 5, 1])), list(dropwhile(lambda x: x < 3, [1, 2, 5, 1])))
print(list(filterfalse(lambda x: x % 2, range(6))), list(filterfalse(None, [0, 1, ""])), list(compress("abcd", [1, 0, True, 0])), list(starmap(pow, [(2, 3), (3, 2)])), list(pairwise("abcd")), list(pairwise([1])), list(batched("abcde", 2)))
for f in (lambda: islice("a", -1), lambda: list(batched("ab", 0)), lambda: list(batched("abc", 2, strict=True))):
    try:
        f()
    except ValueError as e:
        print(e)
