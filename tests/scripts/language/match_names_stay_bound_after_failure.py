x = "before"
match [1, 2]:
    case [x, 3]:
        print("no")
    case _:
        print(x)
match [1, 2]:
    case [x, 2] if x > 5:
        print("no")
    case _:
        print(x)
