def f(x):
    match x:
        case True:
            return "True"
        case None:
            return "None"
        case 1:
            return "1"
    return "-"


class Odd:
    def __eq__(self, other):
        print("asked about", other)
        return True


print(f(1), f(True), f(1.0), f(None), f(Odd()))
