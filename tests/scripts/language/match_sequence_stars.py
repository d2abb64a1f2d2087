def f(x):
    match x:
        case [first, *_, last] if first == last:
            return "same ends", first
        case [*_, 0]:
            return ("ends with 0",)
        case [0, *middle, 9]:
            return "0..9", middle
        case [*all]:
            return "all", all


for x in [[1, 2, 1], (5, 4, 0), [0, 9], [0, 1, 2, 9], (3, 4), [], "aa"]:
    print(f(x))
