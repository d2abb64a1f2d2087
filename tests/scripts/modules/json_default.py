import json


class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y


class Encoder(json.JSONEncoder):
    def default(self, o):
        if isinstance(o, complex):
            return [o.real, o.imag]
        if isinstance(o, set):
            return sorted(o)
        return super().default(o)


print(json.dumps(Point(1, 2), default=vars), json.dumps({"p": [Point(1, Point(2, 3))]}, default=vars, indent=1))
print(json.dumps({"z": 1 + 2j, "s": {3, 1, 2}}, cls=Encoder), Encoder(indent=2).encode([{1}]), json.dumps(b"x", default=str))
for action in (
    lambda: json.dumps(Point(1, 2), cls=Encoder),
    lambda: json.dumps(Point(1, 2), default=lambda o: o),
    lambda: json.dumps(Point(1, 2), default=lambda o: 1 / 0),
    lambda: json.dumps(Point(1, 2), default=5),
):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
