def f(items):
    out = []
    for item in items:
        match item:
            case 0:
                continue
            case "stop":
                break
            case [*parts]:
                try:
                    return parts
                finally:
                    out.append("finally")
                    print(out)
            case other:
                out.append(other)
    return out


print(f([1, 0, 2, "stop", 3]), f([1, [2]]))


def gen(x):
    match x:
        case [a, b]:
            yield a
            match b:
                case [c]:
                    yield c
        case _:
            yield None


print(list(gen([1, [2]])), list(gen(3)))
