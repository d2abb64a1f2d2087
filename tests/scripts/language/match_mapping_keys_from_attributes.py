class K:
    A = "same"
    B = "same"
    C = "c"


match {"same": 1, "c": 2}:
    case {K.A: a, K.C: c}:
        print(a, c)
try:
    match {"same": 1, "c": 3}:
        case {K.A: a, K.B: b}:
            print(a, b)
except ValueError as e:
    print(e)
match {1 + 2j: "z", -1: "m"}:
    case {1 + 2j: z, -1: m}:
        print(z, m)
