from itertools import chain, combinations, count, filterfalse, groupby, islice, repeat, starmap, tee, zip_longest
def take(n, it): return list(islice(it, n))
def flatten(xss): return chain.from_iterable(xss)
def powerset(xs): return chain.from_iterable(combinations(xs, r) for r in range(len(xs) + 1))
def grouper(xs, n, fill=None): return zip_longest(*[iter(xs)] * n, fillvalue=fill)
def partition(pred, xs):
    a, b = tee(xs)
    return filterfalse(pred, a), filter(pred, b)
def unique(xs):
    seen = set()
    for x in filterfalse(seen.__contains__, xs):
        seen.add(x)
        yield x
print(take(3, count(10)), list(flatten([[1], [2, 3]])), list(powerset("abc")), list(grouper("ABCDE", 2, "x")))
print([list(p) for p in partition(lambda x: x % 2, range(6))], "".join(unique("AAABBCCAD")), [(k, len(list(g))) for k, g in groupby("aabccc")], list(starmap(max, [(1, 2), (5, 3)])), list(repeat(5, 2)))
