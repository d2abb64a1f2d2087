class Box[T]:
    def __init__(self, item: T):
        self.item = item

    def map[U](self, f) -> "Box[U]":
        return Box(f(self.item))

    def params(self):
        return T, Box.__type_params__


print(Box.__type_params__, Box.__bases__, Box.__orig_bases__, Box.__mro__, Box.__parameters__)
print(Box[int], Box[int](3).item, Box(1).map(str).item, Box.map.__type_params__)
print(Box(1).params(), Box[int].__origin__, Box[int].__args__, type(Box(2)))
b = Box[str]("x")
print(b.__orig_class__, isinstance(b, Box))


class Mixin:
    pass


class Pair[K, V = int](Box[K], Mixin):
    pass


print(Pair.__bases__, Pair.__orig_bases__, Pair.__type_params__)
print(Pair[str], Pair[str, bytes])
for args in [(int, int, int), ()]:
    try:
        print(Pair[args])
    except TypeError as e:
        print(e)
try:
    isinstance(b, Box[str])
except TypeError as e:
    print(e)


class Plain:
    pass


print(Plain.__type_params__, int.__type_params__)
