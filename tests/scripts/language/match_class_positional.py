class Point:
    __match_args__ = ("x", "y")

    def __init__(self, x, y):
        self.x = x
        self.y = y


def where(p):
    match p:
        case Point(0, 0):
            return "origin"
        case Point(0, y):
            return f"y={y}"
        case Point(x, y=0):
            return f"x={x}"
        case Point() as p:
            return f"{p.x},{p.y}"
        case _:
            return "no point"


for p in [Point(0, 0), Point(0, 3), Point(4, 0), Point(5, 6), (0, 0)]:
    print(where(p))
