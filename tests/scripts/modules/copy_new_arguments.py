"""copy looks for __getnewargs__ and __getnewargs_ex__ on the class, as for every special method."""
import copy


class Point:
    def __new__(cls, x, y=0):
        made = super().__new__(cls)
        made.x, made.y = x, y
        return made

    def __getnewargs__(self):
        return (self.x, self.y)


class Keywords(Point):
    def __getnewargs_ex__(self):
        return (self.x,), {"y": self.y}


class Static(Point):
    @staticmethod
    def __getnewargs__():
        return (7,)


for cls in (Point, Keywords, Static):
    made = cls(1, 2)
    made.__dict__["__getnewargs__"] = made.__dict__["__getnewargs_ex__"] = "never called"
    print(made.__reduce_ex__(2)[1][1:], copy.copy(made).x)

for wrong in ([1], None):
    class Wrong(Point):
        def __getnewargs__(self):
            return wrong

    try:
        copy.copy(Wrong(1))
    except TypeError as error:
        print(error)
