def subject():
    print("subject")
    return [1, 2]


match subject():
    case [2, _]:
        print("a")
    case {"x": 1}:
        print("b")
    case [1, x] if x > 5:
        print("c")
    case [1, x]:
        print("d", x)
match (lambda: 3)():
    case 3:
        print("three")
match n := 10:
    case 10:
        print(n)
