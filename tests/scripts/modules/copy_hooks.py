import copy


class Counted:
    def __init__(self, value):
        self.value = value
        self.copies = []

    def __copy__(self):
        self.copies.append("copy")
        return Counted(self.value)

    def __deepcopy__(self, memo):
        self.copies.append("deep")
        twin = Counted(copy.deepcopy(self.value, memo))
        memo[id(self)] = twin
        return twin

    def __replace__(self, /, **changes):
        return Counted(changes.get("value", self.value))


counted = Counted([1])
copy.copy(counted)
pair = copy.deepcopy([counted, counted])
print(counted.copies, pair[0] is pair[1], copy.replace(counted, value=9).value)


class State:
    def __init__(self):
        self.shown, self.hidden = 1, 2

    def __getstate__(self):
        return {"shown": self.shown}

    def __setstate__(self, state):
        print("state", state)
        self.__dict__.update(state, hidden="new")


class Made:
    def __init__(self, *args):
        self.args = args

    def __reduce__(self):
        return Made, (self.args, "again"), {"extra": 5}


class Temperature(float):
    def __new__(cls, degrees, unit):
        self = super().__new__(cls, degrees)
        self.unit = unit
        return self

    def __getnewargs__(self):
        return float(self), self.unit


print(vars(copy.copy(State())))
print(vars(copy.deepcopy(Made(1))))
print(vars(copy.copy(Temperature(20.5, "C"))), copy.deepcopy(Temperature(1.5, "F")))
try:
    copy.replace(3, real=4)
except TypeError as error:
    print(error)
print(copy.Error.__mro__[1].__name__, copy.error is copy.Error)
