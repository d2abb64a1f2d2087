def f(x):
    match x:
        case [a, *b]:
            return lambda: (a, b)
        case {"k": v, **rest}:
            return lambda: (v, rest)
        case c:
            return lambda: c


for x in [[1, 2, 3], {"k": 1, "l": 2}, 5]:
    print(f(x)())


class C:
    match (1, 2):
        case (p, q):
            pass


print(C.p, C.q)


def g():
    global shared
    match [7]:
        case [shared]:
            pass


g()
print(shared)
