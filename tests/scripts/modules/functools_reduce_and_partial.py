from functools import reduce, partial
print(reduce(lambda a, b: a + b, [1, 2, 3]), reduce(lambda a, b: a * b, [], 1), reduce(max, [3, 9, 2], 5), reduce(lambda a, b: b + a, "abc"))
try:
    reduce(max, [])
except TypeError as e:
    print(e)
p = partial(pow, 2)
q = partial(int, base=2)
r = partial(q, "101")
print(p(5), q("111"), r(), p.func is pow, p.args, q.keywords, r.args, partial(print, "a", sep="-")("b", "c"))
