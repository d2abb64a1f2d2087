def kind(x):
    match x:
        case 0:
            return "zero"
        case -1 | -2:
            return "negative"
        case 1.5:
            return "float"
        case "a" | "b" "c":
            return "text"
        case b"x":
            return "bytes"
        case 3 + 4j | -2j:
            return "complex"
        case None:
            return "none"
        case True:
            return "yes"
        case False:
            return "no"
    return "other"


for x in [0, 0.0, -1, -2, 1.5, "a", "bc", "b", b"x", 3 + 4j, -2j, None, True, False, 1, []]:
    print(repr(x), kind(x))
