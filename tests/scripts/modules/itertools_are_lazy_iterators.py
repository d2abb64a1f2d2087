from itertools import accumulate, chain, count, cycle, groupby, islice, product, repeat, starmap, takewhile, zip_longest
log = []
def source():
    for i in range(5):
        log.append(i)
        yield i
it = islice(source(), 1, 4, 2)
print(log, next(it), log, list(it), log)
for it in (count(), cycle("a"), chain("a"), accumulate([1]), islice("ab", 1), takewhile(bool, [1]), starmap(pow, []), product("a"), repeat(1, 1), zip_longest("a"), groupby("a")):
    print(type(it).__name__, iter(it) is it, end="; ")
print()
print(list(zip(count(), "ab")), next(chain.from_iterable(repeat([7]))), list(islice(accumulate(count(1)), 5)), sum(takewhile(lambda x: x < 20, map(lambda n: n * n, count()))))
