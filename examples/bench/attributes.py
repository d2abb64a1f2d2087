"""Reading and writing attributes of instances, of classes and of slots."""
import sys


class Point:
    scale = 3

    def __init__(self, x, y):
        self.x = x
        self.y = y


class Slotted:
    __slots__ = ("x", "y")

    def __init__(self, x, y):
        self.x = x
        self.y = y


def run(n):
    p = Point(1, 2)
    s = Slotted(3, 4)
    points = [Point(i, -i) for i in range(10)]
    for i in range(n):
        p.x = p.x + p.y
        p.y = i + p.scale
        s.x += s.y
        s.y = p.x & 255
        q = points[i % 10]
        q.x += q.y & 7
        q.y = s.x & 1023
    return p.x, p.y, s.x, s.y, sum(q.x + q.y for q in points)


if __name__ == "__main__":
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 4_000_000
    print(run(n))
