class E:
    def __init__(self, answer):
        self.answer = answer

    def __eq__(self, other):
        print("eq", other)
        return self.answer


class T:
    def __init__(self, t):
        self.t = t

    def __bool__(self):
        print("bool")
        return self.t


for x in (E(False), E(T(False)), E(T(True)), E("yes")):
    match x:
        case 1:
            print("one")
        case "two":
            print("two")
        case _:
            print("none")


class Broken:
    def __eq__(self, other):
        raise ValueError("no comparing")


try:
    match Broken():
        case 1:
            pass
except ValueError as e:
    print(e)
