from itertools import chain, zip_longest, tee, accumulate
print(list(chain("ab", [1], ())), list(chain.from_iterable(["ab", "c"])), list(chain()), list(zip_longest("abc", [1])), list(zip_longest("ab", [1, 2, 3], fillvalue="-")))
a, b = tee([1, 2, 3])
print(next(a), list(b), list(a), len(tee("x", 3)))
print(list(accumulate([1, 2, 3])), list(accumulate([3, 1, 4], max)), list(accumulate([1, 2, 3], lambda x, y: x * y, initial=10)), list(accumulate([])), list(accumulate("abc")))
