match [1, [2, 3]]:
    case [x, [y, z] as inner] as outer:
        print(x, y, z, inner, outer)
match 5:
    case (1 | 5 as a) as b:
        print(a, b)
match {"k": ("v", 1)}:
    case {"k": (str() as s, int() as n) as pair}:
        print(s, n, pair)
