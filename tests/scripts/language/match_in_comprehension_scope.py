class A:
    __match_args__ = ("v",)

    def __init__(self, v):
        self.v = v


def pick(items):
    out = []
    for item in items:
        match item:
            case A([*xs]):
                out += [x + 1 for x in xs]
            case A(int() as n):
                out.append(lambda n=n: n)
    return out


r = pick([A([1, 2]), A(5), A("s"), 3])
print(r[:2], r[2](), len(r))
