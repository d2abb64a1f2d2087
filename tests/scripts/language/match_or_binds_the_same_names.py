def f(x):
    match x:
        case [a, b] | {"b": b, "a": a} | ((int() as a) as b) if a != 8:
            return a, b
    return None


print(f([1, 2]), f({"a": 1, "b": 2}), f(9), f(8))


def g(x):
    match x:
        case (1, a, b, c) | (2, c, a, b) | (3, b, c, a) | (4, c, b, a):
            return a, b, c


print(g((1, "a", "b", "c")), g((2, "c", "a", "b")), g((3, "b", "c", "a")), g((4, "c", "b", "a")))
