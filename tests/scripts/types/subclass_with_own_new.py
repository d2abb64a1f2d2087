class Even(int):
    def __new__(cls, value=0, *, label=""):
        self = super().__new__(cls, int(value) // 2 * 2)
        self.label = label
        return self

    def __init__(self, value=0, *, label=""):
        print("init", value, label)

    def __repr__(self):
        return f"Even({int(self)})"


number = Even(7, label="seven")
print(number, number + 1, number.label, str(number), f"{number:03d}", "%d" % number, [number], number == 6)


class Upper(str):
    def __new__(cls, text):
        return super().__new__(cls, text.upper())

    def __eq__(self, other):
        return str.__eq__(self, other.upper())

    __hash__ = str.__hash__


print(Upper("abc"), Upper("abc") == "Abc", "abc" == Upper("abc"), Upper("x") in {"X"}, len(Upper("abc")))


class Point(tuple):
    __slots__ = ()

    def __new__(cls, x, y):
        return tuple.__new__(cls, (x, y))

    x = property(lambda self: self[0])
    y = property(lambda self: self[1])

    def __add__(self, other):
        return Point(self.x + other.x, self.y + other.y)


print(Point(1, 2) + Point(3, 4), Point(1, 2).y, Point(1, 2) == (1, 2), hash(Point(1, 2)) == hash((1, 2)))
for make in [lambda: int.__new__(str), lambda: int.__new__(5), lambda: int.__new__(), lambda: Point(1), lambda: tuple.__new__(list)]:
    try:
        make()
    except TypeError as error:
        print(error)
try:
    Point(1, 2).z = 3
except AttributeError as error:
    print(error)


class Counting(dict):
    def __init_subclass__(cls, /, start=0, **keywords):
        super().__init_subclass__(**keywords)
        cls.start = start

    def __missing__(self, key):
        return self.start


class FromTen(Counting, start=10):
    pass


print(FromTen()["x"], FromTen(x=1)["x"], FromTen.start, Counting.__subclasses__()[0] is FromTen)
