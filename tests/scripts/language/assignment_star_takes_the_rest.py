first, *rest = "abcd"
print(first, rest)
*init, last = (1, 2, 3)
print(init, last)
a, *mid, z = [1, 2]
print(a, mid, z)
head, *(x, y), tail = 1, 2, 3, 4
print(head, x, y, tail)
(p, *q), r = (1, 2, 3), 4
print(p, q, r)
*only, = range(3)
print(only)
