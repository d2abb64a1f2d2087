from enum import IntEnum


class Place(IntEnum):
    SECOND = 1
    FOURTH = 3


class Whole(int):
    pass


class Index:
    def __init__(self, value):
        self.value = value

    def __index__(self):
        return self.value


text, numbers = "abcdef", [1, 2, 3, 4, 5, 6]
print(text[Place.SECOND:], text[:Place.FOURTH], text[Whole(-2):], text[:: Whole(2)], text[Place.SECOND:Place.FOURTH])
print(numbers[Place.SECOND:Place.FOURTH], tuple(numbers)[Whole(-2):], bytes(numbers)[Whole(4):], range(9)[Whole(3):])
numbers[Place.SECOND:Place.FOURTH] = "xy"
print(numbers)
del numbers[Whole(4):]
print(numbers)
print(slice(Whole(1), Place.FOURTH).indices(Whole(3)), [9, 8, 7].index(7, Whole(1)), "abcabc".find("c", Whole(3)))
print("%c%c" % (Whole(65), Index(66)), chr(Whole(67)), "%d %x" % (Whole(10), Index(255)), "ab" * Whole(2), [0] * Place.FOURTH)
print(range(Whole(3)), list(range(Place.SECOND, Place.FOURTH)), round(12345.678, Whole(-2)), (5).to_bytes(Whole(2), "big"))
print(memoryview(b"abcdef")[Whole(2):].tobytes(), bytearray(b"abcdef")[: Place.FOURTH], "a,b,c".split(",", Whole(1)))
print(type(range(Whole(3)).stop).__name__, type(slice(Whole(3)).stop).__name__)
