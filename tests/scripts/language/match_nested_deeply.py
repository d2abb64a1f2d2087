def simplify(e):
    match e:
        case ("+", 0, x) | ("+", x, 0):
            return simplify(x)
        case ("*", 1, x) | ("*", x, 1):
            return simplify(x)
        case ("*", 0, _) | ("*", _, 0):
            return 0
        case (op, a, b):
            return (op, simplify(a), simplify(b))
        case x:
            return x


print(simplify(("+", ("*", 1, "a"), ("*", "b", ("+", 0, 0)))))
print(simplify(("+", ("*", 1, "a"), 0)))
match {"user": {"name": "ada", "langs": ["py", "rs", {"v": 1}]}}:
    case {"user": {"name": str(name), "langs": [*_, {"v": int(v)}]}}:
        print(name, v)
