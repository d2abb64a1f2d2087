import copy


class Point:
    def __init__(self, x, y):
        print("init")
        self.x, self.y = x, y

    def __repr__(self):
        return f"Point({self.x}, {self.y})"


class Slotted:
    __slots__ = ("a", "b", "__c")

    def __init__(self):
        self.a = [1]
        self.__c = 3

    def show(self):
        return self.a, hasattr(self, "b"), self.__c


point = Point([1], "y")
one, two = copy.copy(point), copy.deepcopy(point)
point.x.append(2)
print(one, two, one.x is point.x)
slotted = Slotted()
one, two = copy.copy(slotted), copy.deepcopy(slotted)
slotted.a.append(5)
print(one.show(), two.show())


class Numbers(list):
    pass


class Words(dict):
    pass


class Weight(float):
    pass


numbers = Numbers([1, [2]])
numbers.label = "n"
for value in (numbers, Words(a=[1]), Weight(2.5), ValueError("v", [1]), KeyError):
    twin = copy.deepcopy(value)
    print(type(twin).__name__, twin, getattr(twin, "__dict__", {}).get("label"))
print(copy.copy(point.__repr__)())
for bad in ((x for x in ()), open(__file__), [].__iter__):
    try:
        copy.deepcopy(bad)
        print("copied")
    except TypeError as error:
        print(error)
