def f(x):
    match x:
        case int(n) if n < 0:
            return "negative"
        case int(n) if (half := n // 2) * 2 == n:
            return f"even {half}"
        case n if isinstance(n, int):
            return "odd"
        case n if n:
            return "true"
        case _:
            return "false"


print([f(x) for x in (-1, 4, 5, "x", "", None)])
