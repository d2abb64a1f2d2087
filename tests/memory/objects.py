"""Objects of many kinds and sizes, each gone after its round."""

from _rounds import run


class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y


class Row(list):
    pass


def work(rounds):
    for i in range(rounds):
        point = Point(i, [i])
        point.z = {"x": i, i: point.x}
        row = Row((i, str(i), i / 3 * 1e300, i << 70))
        row.name = "row"
        data = b"x" * (i % 900)


run(work)
