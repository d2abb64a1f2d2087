def f(x):
    match x:
        case []:
            return "empty"
        case [a]:
            return f"one {a}"
        case [a, b]:
            return f"two {a} {b}"
        case [a, *rest]:
            return f"many {a} {rest}"
    return "no sequence"


for x in [[], [1], (1, 2), [1, 2, 3], range(4), "ab", b"ab", {1, 2}, {1: 2}, iter([1]), 3, None]:
    print(f(x))
