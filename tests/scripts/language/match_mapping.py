def f(x):
    match x:
        case {"type": "point", "x": x, "y": y}:
            return x, y
        case {"type": "circle", "r": float() | int() as r, **rest}:
            return r, rest
        case {1: one, None: none}:
            return one, none
        case {}:
            return "mapping"
    return "none"


print(f({"type": "point", "x": 1, "y": 2, "z": 3}))
print(f({"type": "circle", "r": 2, "name": "c"}))
print(f({"type": "circle", "r": "2"}))
print(f({1: "a", None: "b"}))
print(f({True: "a", None: "b"}))
print(f({}), f([]), f("x"))
