def f(*args):
    match args:
        case "go", direction:
            return direction
        case ("take", what) | ("get", what):
            return what
        case "drop", *things:
            return things
        case word,:
            return "only " + word
        case ():
            return "nothing"


print(f("go", "north"), f("take", "lamp"), f("get", "key"), f("drop", 1, 2), f("hm"), f())
a, b = 1, 2
match a, b:
    case 1, x:
        print(x)
match a, *[5, 6]:
    case [_, *rest]:
        print(rest)
