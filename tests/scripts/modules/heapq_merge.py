import heapq

print(list(heapq.merge([1, 4, 7], [2, 5], [], [3, 6, 8])))
print(list(heapq.merge([9, 5, 1], [8, 5, 2], reverse=True)))
print(list(heapq.merge(["a", "ccc"], ["bb", "ffff"], key=len)))
print(list(heapq.merge(["ccc", "a"], ["ffff", "bb"], key=len, reverse=True)))
print(list(heapq.merge()), list(heapq.merge("abc")))
# Equal items come from the earlier iterable first.
print(list(heapq.merge([(1, "x"), (2, "x")], [(1, "y"), (2, "y")], key=lambda pair: pair[0])))


def naturals(start):
    while True:
        print("asked", start)
        yield start
        start += 2


both = heapq.merge(naturals(0), naturals(1))
print([next(both) for _ in range(5)])
